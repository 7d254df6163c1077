import { createPrivateKey, X509Certificate } from "node:crypto";
import { mkdir, readFile } from "node:fs/promises";
import { isIP } from "node:net";
import { join } from "node:path";
import type { Clock } from "@iotd/core/clock";
import { writeFileDurably } from "../durable-file.ts";
import { unlessMissing } from "../error-code.ts";
import {
  type CertificateWithKey,
  dayMilliseconds,
  makeAuthority,
  makeServerCertificate,
} from "./make-certificate.ts";

/** A certificate authority of this machine only, and what it signs. */
export type Certificates = {
  /** In PEM: what a client has to trust. */
  readonly authority: string;
  /** The file that holds `authority`. */
  readonly authorityFile: string;
  /**
   * A server's certificate for `names`, which are hosts and IP addresses; the first names its file.
   * Made again when it nears its end, when the names change or when the authority does.
   */
  readonly serverCertificate: (
    names: readonly [string, ...string[]],
  ) => Promise<CertificateWithKey>;
};

const renewedBefore = 30 * dayMilliseconds;

/**
 * The authority kept in `directory`, made at the first call. Whoever can read its key can pretend to
 * be any server to clients that trust it, so only the folder's owner can.
 */
export const openCertificates = async (directory: string, now: Clock): Promise<Certificates> => {
  await mkdir(directory, { recursive: true, mode: 0o700 });
  const file = (name: string) => join(directory, `${name}.pem`);
  const keyFile = (name: string) => join(directory, `${name}-key.pem`);

  const keep = async (name: string, isUsable: (found: X509Certificate) => boolean, make: Maker) => {
    const found = await readPair(file(name), keyFile(name));
    if (found && isFresh(found, now()) && isUsable(new X509Certificate(found.certificate))) {
      return found;
    }
    const made = await make(now());
    await writeFileDurably(keyFile(name), made.key);
    await writeFileDurably(file(name), made.certificate, 0o644);
    return made;
  };

  const authority = await keep("authority", ({ ca }) => ca, makeAuthority);
  const authorityKey = new X509Certificate(authority.certificate).publicKey;
  return {
    authority: authority.certificate,
    authorityFile: file("authority"),
    serverCertificate: (names) =>
      keep(
        `server-${names[0]}`,
        (found) => found.verify(authorityKey) && names.every((name) => hasName(found, name)),
        (instant) => makeServerCertificate(names, authority, instant),
      ),
  };
};

type Maker = (instant: Date) => Promise<CertificateWithKey>;

const readPair = async (
  certificateFile: string,
  keyFile: string,
): Promise<CertificateWithKey | undefined> => {
  const [certificate, key] = await Promise.all(
    [certificateFile, keyFile].map((file) => unlessMissing(readFile(file, "utf8"))),
  );
  return certificate && key ? { certificate, key } : undefined;
};

/** Whether it is good for a while, and its two files belong together. */
const isFresh = ({ certificate, key }: CertificateWithKey, instant: Date): boolean => {
  const found = new X509Certificate(certificate);
  return (
    found.checkPrivateKey(createPrivateKey(key)) &&
    Date.parse(found.validTo) - instant.getTime() > renewedBefore
  );
};

const hasName = (found: X509Certificate, name: string): boolean =>
  isIP(name)
    ? found.checkIP(name) !== undefined
    : (found.subjectAltName ?? "").split(", ").includes(`DNS:${name}`);
