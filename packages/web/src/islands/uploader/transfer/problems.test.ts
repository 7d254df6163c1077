import { describe, expect, it } from "vitest";
import { problemOfApi } from "./api-problem.ts";
import { problemOfStorage } from "./storage-problem.ts";

describe("problemOfApi", () => {
  it("contains the faults of a refused input", () => {
    const { problem } = problemOfApi(422, {
      detail: "The picture cannot be added.",
      errors: [{ pointer: "/name", detail: "must not be empty" }, { pointer: 1 }, null],
    });

    expect(problem).toEqual({
      kind: "refused",
      message: "The picture cannot be added.",
      faults: [{ pointer: "/name", detail: "must not be empty" }],
    });
  });

  it.each([
    [401, "signed-out"],
    [404, "gone"],
    [409, "refused"],
    [429, "interrupted"],
    [503, "interrupted"],
  ] as const)("treats status %d as %s, even without a body", (status, kind) => {
    const { problem } = problemOfApi(status, undefined);

    expect(problem.kind).toBe(kind);
    expect(problem.message).toMatch(/^[A-Z].*\.$/);
  });
});

describe("problemOfStorage", () => {
  it.each([200, 204, 412])("treats status %d as success", (status) => {
    expect(problemOfStorage(status, "")).toBeUndefined();
  });

  it.each([
    [400, "BadDigest", "x", "damaged"],
    [403, "AccessDenied", "Request has expired", "expired"],
    [403, "SignatureDoesNotMatch", "x", "refused the file"],
    [400, "RequestTimeout", "x", "too slow"],
    [503, "SlowDown", "x", "status 503"],
  ])("explains %d %s", (status, code, message, words) => {
    const body = `<Error><Code>${code}</Code><Message>${message}</Message></Error>`;

    expect(problemOfStorage(status, body)?.problem).toMatchObject({
      kind: "interrupted",
      message: expect.stringContaining(words),
    });
  });
});
