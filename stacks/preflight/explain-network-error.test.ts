import { describe, expect, it } from "vitest";
import { explainNetworkError } from "./explain-network-error.ts";
import { resolverOf } from "./testing/resolver.ts";

const failure = (code: string, message: string, fields = {}) =>
  Object.assign(new Error(message), { code, ...fields });

const unknownName = failure("ENOTFOUND", "getaddrinfo ENOTFOUND sts.eu-west-9.amazonaws.com");

const explain = (error: unknown, target: { endpoint?: string; names?: readonly string[] } = {}) =>
  explainNetworkError(error, {
    region: "eu-west-9",
    endpoint: target.endpoint,
    lookup: resolverOf(...(target.names ?? ["sts.amazonaws.com"])),
  });

describe("explainNetworkError", () => {
  it("an unknown host name in the region, while AWS's is known, is explained as an unknown region", async () => {
    expect(await explain(unknownName)).toBe(
      "There is no AWS region “eu-west-9”: check --region and AWS_REGION.",
    );
  });

  it("no known host name is explained as no connection to AWS", async () => {
    expect(await explain(unknownName, { names: [] })).toBe(
      "AWS cannot be reached (getaddrinfo ENOTFOUND sts.eu-west-9.amazonaws.com): check the connection to the internet and any proxy or VPN in between.",
    );
  });

  it("an unknown host name outside the region is not explained as an unknown region", async () => {
    const error = failure("ENOTFOUND", "getaddrinfo ENOTFOUND portal.sso.eu-west-8.amazonaws.com");

    expect(await explain(error)).toContain("AWS cannot be reached");
  });

  it.each([
    failure("ECONNREFUSED", "connect ECONNREFUSED 10.0.0.1:443"),
    failure("SELF_SIGNED_CERT_IN_CHAIN", "self-signed certificate in certificate chain"),
    Object.assign(new Error("Connection timed out"), { name: "TimeoutError" }),
  ])("says that AWS cannot be reached: $message", async (error) => {
    expect(await explain(error)).toContain(`AWS cannot be reached (${error.message})`);
  });

  it("the explanation contains the code of an error without a message", async () => {
    expect(await explain(failure("ECONNREFUSED", ""))).toContain("(ECONNREFUSED)");
  });

  it("the explanation names the endpoint that replaces AWS", async () => {
    const error = failure("ECONNREFUSED", "connect ECONNREFUSED 127.0.0.1:1");

    expect(await explain(error, { endpoint: "http://127.0.0.1:1" })).toBe(
      "Nothing answers at http://127.0.0.1:1 (connect ECONNREFUSED 127.0.0.1:1): start the server there, or unset AWS_ENDPOINT_URL.",
    );
  });

  it.each([
    ["an answer", failure("Throttling", "Slow down.", { $metadata: { httpStatusCode: 400 } })],
    ["an error without a code", new Error("No.")],
    ["what is no error", "No."],
  ])("has nothing to say of %s", async (_case, error) => {
    expect(await explain(error)).toBeUndefined();
  });
});
