import { DomainError, type ErrorCode } from "@iotd/core/errors";
import { createLogger } from "@iotd/core/logging";
import { useTestDatabase } from "@iotd/core/testing";
import { describe, expect, it } from "vitest";
import { site } from "../testing/test-apps.ts";
import { createBaseApp } from "./base-app.ts";
import { HttpError } from "./http-error.ts";

const database = useTestDatabase();

function appThatThrows(error: unknown, logLines: string[] = [], countFailure?: () => void) {
  const app = createBaseApp(
    {
      db: database.as("iotd_public"),
      now: () => new Date(),
      log: createLogger((line) => logLines.push(line)),
      site,
      countFailure,
    },
    [{ method: "get", path: "/api/fail" }],
  );
  const fail = () => {
    throw error;
  };
  return app.get("/api/fail", fail).get("/fail", fail);
}

const expected: Record<ErrorCode, number> = {
  "invalid-input": 422,
  unauthenticated: 401,
  forbidden: 403,
  "not-found": 404,
  conflict: 409,
  unavailable: 503,
};

describe("a DomainError", () => {
  it.each(Object.entries(expected))("%s becomes status %i", async (code, status) => {
    const error = new DomainError(code as ErrorCode, "What to do.");

    const answer = await appThatThrows(error).request("/api/fail");

    expect(answer.status).toBe(status);
    expect(await answer.json()).toMatchObject({
      type: `urn:iotd:problem:${code}`,
      status,
      detail: "What to do.",
    });
  });

  it("becomes an HTML page with the same status at a path for people", async () => {
    const answer = await appThatThrows(new DomainError("not-found", "No such day.")).request(
      "/fail",
    );

    expect(answer.status).toBe(404);
    expect(await answer.text()).toContain("No such day.");
  });
});

describe("an outage of the database", () => {
  it("becomes a 503 without details of the error", async () => {
    const error = new Error("Failed query", {
      cause: Object.assign(new Error("connect 10.0.0.7"), { code: "ECONNREFUSED" }),
    });

    const answer = await appThatThrows(error).request("/api/fail");

    expect(answer.status).toBe(503);
    expect(await answer.json()).toMatchObject({
      type: "urn:iotd:problem:unavailable",
      detail: "The service is not available at the moment. Try again in a minute.",
    });
  });
});

describe("an unexpected error", () => {
  const error = new Error("select password from account where id = 7");

  it.each(["/api/fail", "/fail"])(
    "becomes a 500 without details of the error at %s",
    async (path) => {
      const answer = await appThatThrows(error).request(path);

      expect(answer.status).toBe(500);
      expect(await answer.text()).not.toContain("select");
    },
  );

  it("is logged with the request id", async () => {
    const logLines: string[] = [];

    const answer = await appThatThrows(error, logLines).request("/api/fail");

    const logged = logLines.map((line) => JSON.parse(line)).find(({ level }) => level === "error");
    expect(logged).toMatchObject({
      requestId: answer.headers.get("x-request-id"),
      error: { message: error.message, stack: expect.any(String) },
    });
  });
});

describe("the count of failures", () => {
  it.each([
    [new Error("a bug"), 1],
    [new DomainError("unavailable", "Try again."), 1],
    [new DomainError("invalid-input", "No."), 0],
    [new HttpError("not-implemented", "No such format."), 0],
  ])("%s counts %i times", async (error, times) => {
    let count = 0;

    await appThatThrows(error, [], () => {
      count += 1;
    }).request("/api/fail");

    expect(count).toBe(times);
  });
});
