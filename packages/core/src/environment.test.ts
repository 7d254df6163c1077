import { afterEach, describe, expect, it, vi } from "vitest";
import * as z from "zod";
import { parseEnvironment } from "./environment.ts";

const schema = z.object({
  SITE_URL: z.url(),
  AUTH_SECRET: z.string().min(32),
  STAGE: z.enum(["dev", "prod"]).default("dev"),
});

afterEach(() => {
  vi.unstubAllEnvs();
});

describe("parseEnvironment", () => {
  it("only the variables of the schema are read", () => {
    const settings = parseEnvironment(schema, {
      SITE_URL: "https://example.org",
      AUTH_SECRET: "s".repeat(32),
      PATH: "/bin",
    });

    expect(settings).toEqual({
      SITE_URL: "https://example.org",
      AUTH_SECRET: "s".repeat(32),
      STAGE: "dev",
    });
  });

  it("by default the variables of this process are read", () => {
    vi.stubEnv("STAGE", "prod");

    expect(parseEnvironment(schema.pick({ STAGE: true }))).toEqual({ STAGE: "prod" });
  });

  it("the error names all missing and invalid variables without their values", () => {
    const read = () => parseEnvironment(schema, { AUTH_SECRET: "hunter2", STAGE: "moon" });

    expect(read).toThrow(/SITE_URL: .*AUTH_SECRET: .*STAGE: /);
    expect(read).not.toThrow(/hunter2|moon/);
  });
});
