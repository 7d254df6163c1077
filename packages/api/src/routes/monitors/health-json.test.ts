import { createLogger } from "@iotd/core/logging";
import { useTestDatabase } from "@iotd/core/testing";
import { Hono } from "hono";
import { describe, expect, it } from "vitest";
import type { AppEnv } from "../../http/environment.ts";
import { createTestApps } from "../../testing/test-apps.ts";
import { type HealthCheck, readinessRoutes } from "./health-json.ts";

const database = useTestDatabase();

const ready = (checks: Record<string, HealthCheck>) =>
  new Hono<AppEnv>()
    .use(async (c, next) => {
      c.set(
        "log",
        createLogger(() => undefined),
      );
      await next();
    })
    .route("/", readinessRoutes(checks))
    .request("/health/ready");

describe("GET /health/ready", () => {
  it("lists each part that responds", async () => {
    const answer = await createTestApps(database).adminApp.request("/health/ready");

    expect(answer.status).toBe(200);
    expect(await answer.json()).toEqual({ ok: true, checks: { database: "ok" } });
  });

  it("answers 503 and names the part that does not respond, with an error code and no address", async () => {
    const answer = await ready({
      database: async () => undefined,
      uploads: async () => {
        const cause = Object.assign(new Error("connect 10.0.0.7"), { code: "ECONNREFUSED" });
        throw new Error("the bucket at 10.0.0.7 is away", { cause });
      },
    });

    expect(answer.status).toBe(503);
    expect(await answer.json()).toEqual({
      ok: false,
      checks: { database: "ok", uploads: "does not answer: ECONNREFUSED" },
    });
  });
});
