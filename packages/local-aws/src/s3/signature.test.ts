import { describe, expect, it } from "vitest";
import type { S3Request } from "./s3-request.ts";
import { verifySignature } from "./signature.ts";

// The examples of https://docs.aws.amazon.com/AmazonS3/latest/API/sig-v4-header-based-auth.html
// and https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-query-string-auth.html
const credentials = {
  accessKeyId: "AKIAIOSFODNN7EXAMPLE",
  secretAccessKey: "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY",
};
const signedAt = Date.parse("2013-05-24T00:00:00Z");
const secondsLater = (seconds: number) => new Date(signedAt + seconds * 1000);
const host = "examplebucket.s3.amazonaws.com";

const signedRequest: S3Request = {
  method: "GET",
  path: "/test.txt",
  bucket: "test.txt",
  key: "",
  query: [],
  headers: {
    host,
    range: "bytes=0-9",
    "x-amz-date": "20130524T000000Z",
    "x-amz-content-sha256": "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    authorization:
      "AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/20130524/us-east-1/s3/aws4_request,SignedHeaders=host;range;x-amz-content-sha256;x-amz-date,Signature=f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41",
  },
};

const presignedRequest: S3Request = {
  ...signedRequest,
  headers: { host },
  query: [
    ["X-Amz-Algorithm", "AWS4-HMAC-SHA256"],
    ["X-Amz-Credential", "AKIAIOSFODNN7EXAMPLE/20130524/us-east-1/s3/aws4_request"],
    ["X-Amz-Date", "20130524T000000Z"],
    ["X-Amz-Expires", "86400"],
    ["X-Amz-SignedHeaders", "host"],
    ["X-Amz-Signature", "aeeed9bbccd4d02ee5c0109b86d86835f995330da4c265957d157751f604d404"],
  ],
};

const verify = (request: S3Request, now: Date) => () => verifySignature(request, credentials, now);

describe("verifySignature", () => {
  it("accepts the signed request of AWS's documentation", () => {
    expect(verify(signedRequest, secondsLater(0))).not.toThrow();
  });

  it("accepts the presigned request of AWS's documentation", () => {
    expect(verify(presignedRequest, secondsLater(0))).not.toThrow();
  });

  it.each([
    { method: "PUT" },
    { path: "/test2.txt" },
    { query: [["versionId", "1"]] as const },
    { headers: { ...signedRequest.headers, range: "bytes=0-10" } },
    { headers: { ...signedRequest.headers, host: "127.0.0.1" } },
  ])("refuses the signature for another request: %o", (change) => {
    expect(verify({ ...signedRequest, ...change }, secondsLater(0))).toThrow(
      expect.objectContaining({ code: "SignatureDoesNotMatch" }),
    );
  });

  it("accepts a signed request for 15 minutes before and after its time", () => {
    for (const seconds of [-900, 900]) {
      expect(verify(signedRequest, secondsLater(seconds))).not.toThrow();
    }
    for (const seconds of [-901, 901]) {
      expect(verify(signedRequest, secondsLater(seconds))).toThrow(
        expect.objectContaining({ code: "RequestTimeTooSkewed" }),
      );
    }
  });

  it("accepts a presigned request until it expires", () => {
    expect(verify(presignedRequest, secondsLater(86_400))).not.toThrow();
    expect(verify(presignedRequest, secondsLater(86_401))).toThrow("Request has expired");
  });

  it("refuses a request that is not signed", () => {
    expect(verify({ ...signedRequest, headers: { host } }, secondsLater(0))).toThrow(
      expect.objectContaining({ code: "AccessDenied" }),
    );
  });

  it("refuses an x-amz- header that is not signed", () => {
    const headers = { host, "x-amz-acl": "public-read" };

    expect(verify({ ...presignedRequest, headers }, secondsLater(0))).toThrow(
      "There were headers present in the request which were not signed: x-amz-acl",
    );
  });
});
