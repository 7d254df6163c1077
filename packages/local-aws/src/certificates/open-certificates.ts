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

/** A certificate authority for this machine only, and the certificates that it signs. */
export type Certificates = {
  /** The certificate that clients must trust, in PEM. */
  readonly authority: string;
  /** The path of the file with `authority`. */
  readonly authorityFile: string;
  /**
   * The server certificate for `names`, which are hosts and IP addresses; the file is named after the
   * first. It is renewed a month before it expires, and when the names or the authority change.
   */
  readonly serverCertificate: (
    names: readonly [string, ...string[]],
  ) => Promise<CertificateWithKey>;
};

const renewedBefore = 30 * dayMilliseconds;

/**
 * Opens the authority in `directory`, or creates it. What is damaged is made again. With its key, any server can be impersonated to
 * clients that trust it, so only the owner of the folder can read the key.
 */
export const openCertificates = async (directory: string, now: Clock): Promise<Certificates> => {
  await mkdir(directory, { recursive: true, mode: 0o700 });
  const file = (name: string) => join(directory, `${name}.pem`);
  const keyFile = (name: string) => join(directory, `${name}-key.pem`);

  const findOrMake = async (
    name: string,
    isUsable: (found: X509Certificate) => boolean,
    make: Maker,
  ) => {
    const found = await readPair(file(name), keyFile(name));
    if (found && isIntact(found) && isFresh(found, now())) {
      if (isUsable(new X509Certificate(found.certificate))) return found;
    }
    const made = await make(now());
    await writeFileDurably(keyFile(name), made.key);
    await writeFileDurably(file(name), made.certificate, 0o644);
    return made;
  };

  const authority = await findOrMake("authority", ({ ca }) => ca, makeAuthority);
  const authorityKey = new X509Certificate(authority.certificate).publicKey;
  return {
    authority: authority.certificate,
    authorityFile: file("authority"),
    serverCertificate: (names) =>
      findOrMake(
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

/** Whether both files can be read as what they are. A damaged pair is made again. */
const isIntact = ({ certificate, key }: CertificateWithKey): boolean => {
  try {
    return Boolean(new X509Certificate(certificate) && createPrivateKey(key));
  } catch {
    return false;
  }
};

/** Whether it is valid for a month at least, and its two files belong together. */
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
