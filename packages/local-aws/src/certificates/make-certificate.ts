import { isIP } from "node:net";
import type { SelfsignedOptions } from "selfsigned";

/** A certificate and its private key, both in PEM. */
export type CertificateWithKey = { readonly certificate: string; readonly key: string };

/** A day of 24 hours. */
export const dayMilliseconds = 86_400_000;

const validMilliseconds = {
  authority: 3_650 * dayMilliseconds,
  server: 730 * dayMilliseconds,
} as const;

/** Makes a certificate authority, valid for ten years from `instant`. */
export const makeAuthority = (instant: Date): Promise<CertificateWithKey> =>
  make("Image of the Day on this machine", {
    notBeforeDate: instant,
    notAfterDate: new Date(instant.getTime() + validMilliseconds.authority),
    extensions: [
      { name: "basicConstraints", cA: true, critical: true },
      { name: "keyUsage", keyCertSign: true, cRLSign: true, critical: true },
    ],
  });

/** Makes a certificate for hosts and IP addresses, valid for two years from `instant` and signed by an authority. */
export const makeServerCertificate = (
  names: readonly [string, ...string[]],
  { certificate: cert, key }: CertificateWithKey,
  instant: Date,
): Promise<CertificateWithKey> =>
  make(names[0], {
    notBeforeDate: instant,
    notAfterDate: new Date(instant.getTime() + validMilliseconds.server),
    ca: { cert, key },
    extensions: [
      { name: "basicConstraints", cA: false, critical: true },
      { name: "keyUsage", digitalSignature: true, critical: true },
      { name: "extKeyUsage", serverAuth: true },
      {
        name: "subjectAltName",
        altNames: names.map((name) =>
          isIP(name) ? { type: 7, ip: name } : { type: 2, value: name },
        ),
      },
    ],
  });

const make = async (
  commonName: string,
  options: SelfsignedOptions,
): Promise<CertificateWithKey> => {
  // Takes a tenth of a second to load, and is needed once in two years.
  const { generate } = await import("selfsigned");
  const made = await generate([{ name: "commonName", value: commonName }], {
    keyType: "ec",
    algorithm: "sha256",
    ...options,
  });
  return { certificate: made.cert, key: made.private };
};
