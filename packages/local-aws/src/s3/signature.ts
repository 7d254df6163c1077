import { instantOf, isSignedWith, signingAlgorithm } from "../aws-signature.ts";
import { S3Error } from "./s3-error.ts";
import type { S3Request } from "./s3-request.ts";

/** A key that requests are signed with. */
export type Credentials = { readonly accessKeyId: string; readonly secretAccessKey: string };

/**
 * Verifies a request's AWS Signature Version 4, in the `Authorization` header or in a presigned URL.
 * As on S3, every `x-amz-…` header must be signed; a signed request is valid for 15 minutes before and
 * after its time, and a presigned URL until it expires.
 *
 * The body is not checked here, but compared with the signed headers when it is read.
 *
 * See https://docs.aws.amazon.com/AmazonS3/latest/API/sig-v4-authenticating-requests.html
 *
 * @throws S3Error `AccessDenied` for a request that is not signed, has expired or carries unsigned
 * headers; `InvalidAccessKeyId`, `RequestTimeTooSkewed` or `SignatureDoesNotMatch`.
 */
export const verifySignature = (request: S3Request, credentials: Credentials, now: Date): void => {
  const claim =
    request.headers.authorization === undefined ? fromQuery(request) : fromHeader(request);
  const [accessKeyId, ...scope] = claim.credential.split("/");
  if (accessKeyId !== credentials.accessKeyId) throw new S3Error("InvalidAccessKeyId");

  const signed = claim.signedHeaders.split(";");
  const unsigned = Object.keys(request.headers).filter(
    (name) => name.startsWith("x-amz-") && !signed.includes(name),
  );
  if (unsigned.length > 0 || !signed.includes("host")) {
    throw new S3Error(
      "AccessDenied",
      `There were headers present in the request which were not signed: ${unsigned.join(", ") || "host"}`,
    );
  }
  if (!isSignedWith(credentials.secretAccessKey, request, { ...claim, scope, signed })) {
    throw new S3Error("SignatureDoesNotMatch");
  }
  claim.refuseIfExpired(now);
};

type Claim = {
  readonly credential: string;
  readonly signedHeaders: string;
  readonly signature: string;
  readonly time: string;
  readonly payloadHash: string;
  readonly refuseIfExpired: (now: Date) => void;
};

const fromHeader = ({ headers }: S3Request): Claim => {
  const field = (name: string) =>
    new RegExp(`${name}=([^, ]*)`).exec(headers.authorization ?? "")?.[1] ?? "";
  const time = headers["x-amz-date"] ?? "";
  return {
    credential: field("Credential"),
    signedHeaders: field("SignedHeaders"),
    signature: field("Signature"),
    time,
    payloadHash: headers["x-amz-content-sha256"] ?? "",
    refuseIfExpired: (now) => {
      const isNear = Math.abs(now.getTime() - instantOf(time)) <= 15 * 60_000;
      if (!isNear) throw new S3Error("RequestTimeTooSkewed");
    },
  };
};

const fromQuery = ({ query }: S3Request): Claim => {
  const parameters = new Map(query);
  const parameter = (name: string) => parameters.get(name) ?? "";
  if (parameter("X-Amz-Algorithm") !== signingAlgorithm) throw new S3Error("AccessDenied");
  const time = parameter("X-Amz-Date");
  return {
    credential: parameter("X-Amz-Credential"),
    signedHeaders: parameter("X-Amz-SignedHeaders"),
    signature: parameter("X-Amz-Signature"),
    time,
    payloadHash: "UNSIGNED-PAYLOAD",
    refuseIfExpired: (now) => {
      const expiresAt = instantOf(time) + Number(parameter("X-Amz-Expires")) * 1000;
      const isValid = now.getTime() <= expiresAt;
      if (!isValid) throw new S3Error("AccessDenied", "Request has expired");
    },
  };
};
