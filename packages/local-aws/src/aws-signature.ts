import { createHash, createHmac, timingSafeEqual } from "node:crypto";

/** AWS Signature Version 4, as requests name it. */
export const signingAlgorithm = "AWS4-HMAC-SHA256";

/** What a signature covers. */
export type SignedRequest = {
  readonly method: string;
  /** Decoded, with its leading slash. */
  readonly path: string;
  /** The parameters, decoded. */
  readonly query: readonly (readonly [name: string, value: string])[];
  /** By lower-case name. */
  readonly headers: Readonly<Record<string, string>>;
};

/** How a request was signed, according to the request. */
export type SignatureClaim = {
  /** As in `X-Amz-Date`: 20261122T101500Z. */
  readonly time: string;
  /** Date, region, service and `aws4_request`. */
  readonly scope: readonly string[];
  /** The names of the signed headers. */
  readonly signed: readonly string[];
  /** The SHA-256 of the body, in hexadecimal, or what the request gives in its place. */
  readonly payloadHash: string;
  /** In hexadecimal. */
  readonly signature: string;
};

/**
 * Whether `request` was signed with `secretAccessKey` by AWS Signature Version 4. The signature does not
 * cover the parameter that contains it.
 *
 * See https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html
 */
export const isSignedWith = (
  secretAccessKey: string,
  request: SignedRequest,
  claim: SignatureClaim,
): boolean => {
  const stringToSign = [
    signingAlgorithm,
    claim.time,
    claim.scope.join("/"),
    sha256(canonicalRequest(request, claim)),
  ].join("\n");
  const expected = hmac(signingKey(secretAccessKey, claim.scope), stringToSign);
  const given = Buffer.from(claim.signature, "hex");
  return given.length === expected.length && timingSafeEqual(given, expected);
};

/** Milliseconds since 1970 of a time such as 20261122T101500Z; NaN for any other text. */
export const instantOf = (time: string): number =>
  Date.parse(time.replace(/^(\d{4})(\d\d)(\d\dT\d\d)(\d\d)(\d\dZ)$/, "$1-$2-$3:$4:$5"));

/** In hexadecimal. */
export const sha256 = (text: string): string => createHash("sha256").update(text).digest("hex");

const canonicalRequest = (
  { method, path, query, headers }: SignedRequest,
  { signed, payloadHash }: SignatureClaim,
): string => {
  const parameters = query
    .filter(([name]) => name !== "X-Amz-Signature")
    .map(([name, value]) => `${encode(name)}=${encode(value)}`)
    .sort();
  return [
    method,
    path.split("/").map(encode).join("/"),
    parameters.join("&"),
    ...signed.map((name) => `${name}:${(headers[name] ?? "").trim().replace(/ +/g, " ")}`),
    "",
    signed.join(";"),
    payloadHash,
  ].join("\n");
};

const encode = (text: string): string =>
  encodeURIComponent(text).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );

const hmac = (key: string | Buffer, text: string): Buffer =>
  createHmac("sha256", key).update(text).digest();

const signingKey = (secretAccessKey: string, scope: readonly string[]): Buffer =>
  scope.reduce<Buffer>((key, part) => hmac(key, part), Buffer.from(`AWS4${secretAccessKey}`));
