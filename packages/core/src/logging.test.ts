import { DrizzleQueryError } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { createLogger, type Logger } from "./logging.ts";

/** The lines that `write` makes a logger write. */
function linesOf(write: (log: Logger) => void): string[] {
  const lines: string[] = [];
  write(createLogger((line) => lines.push(line)));
  return lines;
}

function lineOf(write: (log: Logger) => void): Record<string, unknown> {
  return JSON.parse(linesOf(write)[0] ?? "");
}

describe("createLogger", () => {
  it.each(["info", "warn", "error"] as const)("%s writes one JSON object on one line", (level) => {
    const [line = "", ...more] = linesOf((log) => log[level]("two\nlines", { status: 200 }));

    expect(more).toEqual([]);
    expect(line).not.toContain("\n");
    expect(JSON.parse(line)).toEqual({
      time: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
      level,
      message: "two\nlines",
      status: 200,
    });
  });

  it("bound fields are on every line of the new logger and on none of its parent", () => {
    const lines = linesOf((log) => {
      const bound = log.with({ requestId: "1" }).with({ route: "/" });
      bound.info("first");
      log.info("second");
    });

    expect(JSON.parse(lines[0] ?? "")).toMatchObject({ requestId: "1", route: "/" });
    expect(JSON.parse(lines[1] ?? "")).not.toHaveProperty("requestId");
  });

  it("an error is logged with its stack and its cause", () => {
    const cause = Object.assign(new TypeError("the cause"), { code: "ECONNREFUSED" });
    const error = new Error("it failed", { cause });

    const line = lineOf((log) => log.error("request failed", { error }));

    expect(line.error).toEqual({
      name: "Error",
      message: "it failed",
      stack: expect.stringMatching(/^\s+at .*logging\.test\.ts/),
      cause: {
        name: "TypeError",
        message: "the cause",
        code: "ECONNREFUSED",
        stack: expect.any(String),
      },
    });
  });

  it("each error of an AggregateError is logged", () => {
    const error = new AggregateError([new Error("one"), new Error("another")]);

    const line = lineOf((log) => log.error("request failed", { error }));

    expect(line).toMatchObject({ error: { errors: [{ message: "one" }, { message: "another" }] } });
  });

  it("the parameters of a failed query are not logged", () => {
    const query = 'select from "session" where "token" = $1';
    const error = new DrizzleQueryError(query, ["a token"], new Error("no answer"));

    const [line] = linesOf((log) => log.error("request failed", { error }));

    expect(line).not.toContain("a token");
    expect(JSON.parse(line ?? "")).toMatchObject({
      error: { message: `Failed query: ${query}`, cause: { message: "no answer" } },
    });
  });
});
