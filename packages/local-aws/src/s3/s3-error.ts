import { randomUUID } from "node:crypto";
import type { ServerResponse } from "node:http";
import { element, sendXml, textElements } from "./xml.ts";

/** The errors of this server: S3's codes, with S3's status and text. */
const errors = {
  AccessDenied: { status: 403, message: "Access Denied" },
  AccessForbidden: {
    status: 403,
    message: "CORSResponse: This CORS request is not allowed for the bucket.",
  },
  BadDigest: {
    status: 400,
    message: "The checksum you specified did not match the calculated checksum.",
  },
  IncompleteBody: {
    status: 400,
    message: "You did not provide the number of bytes specified by the Content-Length HTTP header",
  },
  InternalError: {
    status: 500,
    message: "We encountered an internal error. Please try again.",
  },
  InvalidAccessKeyId: {
    status: 403,
    message: "The AWS Access Key Id you provided does not exist in our records.",
  },
  InvalidArgument: { status: 400, message: "Invalid Argument" },
  InvalidRange: { status: 416, message: "The requested range is not satisfiable" },
  InvalidURI: { status: 400, message: "Couldn't parse the specified URI." },
  MalformedXML: {
    status: 400,
    message:
      "The XML you provided was not well-formed or did not validate against our published schema",
  },
  MissingContentLength: {
    status: 411,
    message: "You must provide the Content-Length HTTP header.",
  },
  NoSuchBucket: { status: 404, message: "The specified bucket does not exist" },
  NoSuchKey: { status: 404, message: "The specified key does not exist." },
  NotImplemented: {
    status: 501,
    message: "A header or parameter you provided implies functionality that is not implemented",
  },
  PreconditionFailed: {
    status: 412,
    message: "At least one of the pre-conditions you specified did not hold",
  },
  RequestTimeTooSkewed: {
    status: 403,
    message: "The difference between the request time and the server's time is too large.",
  },
  ServiceUnavailable: { status: 503, message: "Service is unable to handle request." },
  SignatureDoesNotMatch: {
    status: 403,
    message:
      "The request signature we calculated does not match the signature you provided. Check your key and signing method.",
  },
} as const satisfies Record<string, { status: number; message: string }>;

/** An error code of S3 that this server answers with. */
export type S3ErrorCode = keyof typeof errors;

/** A request refused as S3 refuses it. */
export class S3Error extends Error {
  override readonly name = "S3Error";
  readonly code: S3ErrorCode;

  /** @default message S3's usual words for the code */
  constructor(code: S3ErrorCode, message: string = errors[code].message) {
    super(message);
    this.code = code;
  }
}

/**
 * Answers with S3's error document. Anything but an `S3Error` becomes an `InternalError` whose own
 * message is not sent. An answer that has begun already is cut off.
 */
export const sendError = (response: ServerResponse, error: unknown): void => {
  if (response.headersSent) {
    response.destroy();
    return;
  }
  const { code, message } = error instanceof S3Error ? error : new S3Error("InternalError");
  const requestId = randomUUID();
  response.setHeader("x-amz-request-id", requestId);
  sendXml(
    response,
    errors[code].status,
    element("Error", textElements({ Code: code, Message: message, RequestId: requestId })),
  );
};
