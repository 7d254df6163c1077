import { Hono } from "hono";
import type { AppEnv } from "../../http/environment.ts";
import { routeOf } from "../../http/route-of.ts";
import { livenessEndpoint, readinessEndpoint } from "./health-endpoints.ts";

/** Resolves if the part responds. */
export type HealthCheck = () => Promise<unknown>;

/** A part that does not respond in this time is not ready. */
const checkTimeoutMilliseconds = 3_000;

/** Liveness: always 200. */
export const livenessRoutes = () =>
  new Hono<AppEnv>().on(...routeOf(livenessEndpoint), (c) => c.json({ ok: true } as const, 200));

/** Readiness: runs all checks; 503 if a part does not respond. */
export const readinessRoutes = (checks: Readonly<Record<string, HealthCheck>>) =>
  new Hono<AppEnv>().on(...routeOf(readinessEndpoint), async (c) => {
    const results = await Promise.all(
      Object.entries(checks).map(async ([name, check]) => {
        try {
          await withTimeout(check());
          return [name, "ok"] as const;
        } catch (error) {
          // The whole error goes only to the log: its message may contain addresses and names.
          c.get("log").warn("health check failed", { part: name, error });
          return [name, `does not answer: ${reasonOf(error)}`] as const;
        }
      }),
    );
    const ok = results.every(([, result]) => result === "ok");
    return c.json({ ok, checks: Object.fromEntries(results) }, ok ? 200 : 503);
  });

async function withTimeout(check: Promise<unknown>): Promise<unknown> {
  let timer: NodeJS.Timeout | undefined;
  const timeout = new Promise((_, reject) => {
    timer = setTimeout(
      () => reject(new DOMException("no answer in time", "TimeoutError")),
      checkTimeoutMilliseconds,
    );
  });
  try {
    return await Promise.race([check, timeout]);
  } finally {
    clearTimeout(timer);
  }
}

/** The first code in the chain of causes, such as ECONNREFUSED or 28P01, or else the error's name. */
function reasonOf(error: unknown): string {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if ("code" in cause && typeof cause.code === "string") return cause.code;
  }
  return error instanceof Error ? error.name : "unknown";
}
