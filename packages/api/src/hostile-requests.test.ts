import { anAdministrator, anEditor, aPicture, useTestDatabase } from "@iotd/core/testing";
import fc from "fast-check";
import type { RouterRoute } from "hono/types";
import { describe, expect, it } from "vitest";
import { adminEndpoints } from "./admin-endpoints.ts";
import { problems } from "./http/problem.ts";
import { securityHeaders } from "./http/security-headers.ts";
import { publicEndpoints } from "./public-endpoints.ts";
import { aSession } from "./testing/a-session.ts";
import { type HostileRequest, hostileRequest, type Vocabulary } from "./testing/hostile-request.ts";
import { readRouteSources } from "./testing/read-route-sources.ts";
import { createTestApps } from "./testing/test-apps.ts";

const database = useTestDatabase();
const owner = () => database.as("iotd_owner");

/** A failure prints the seed and the request. `FUZZ_SEED=… FUZZ_RUNS=…` in the environment search further. */
const { FUZZ_SEED = "14", FUZZ_RUNS = "25" } = process.env;
const options = { seed: Number(FUZZ_SEED), numRuns: Number(FUZZ_RUNS) };

type App = {
  readonly routes: RouterRoute[];
  readonly request: (path: string, init: RequestInit) => Response | Promise<Response>;
};

/** Each route of an app, without middleware for several paths. */
const routesOf = ({ routes }: App) =>
  [...new Map(routes.map((route) => [`${route.method} ${route.path}`, route])).values()].filter(
    ({ path }) => !path.endsWith("*"),
  );

async function cookieOf(who: HostileRequest["as"]): Promise<string> {
  if (who === "stranger") return "";
  const { userId } = await (who === "editor" ? anEditor(owner()) : anAdministrator(owner()));
  return aSession(owner(), userId);
}

/** The names of fields in schemas: those of endpoints, and those that route files write. */
async function readFieldNames(): Promise<string[]> {
  const declared = [...publicEndpoints, ...adminEndpoints].flatMap(({ query, json }) =>
    [query, json].flatMap((schema) =>
      schema && "shape" in schema ? Object.keys(Object(schema.shape)) : [],
    ),
  );
  const written = (await readRouteSources()).flatMap(({ source }) =>
    [
      ...source.matchAll(
        /\b(\w+): (?:z\.|\w*[sS]chema|users\.|pictures\.|text\b|ids\b|instant\b)/g,
      ),
    ].flatMap(([, name]) => name ?? []),
  );
  return [...new Set([...declared, ...written])];
}

const fields = await readFieldNames();
const apps = createTestApps(database);
const headerNames = Object.keys(securityHeaders());

describe.each([
  ["public", apps.publicApp],
  ["admin", apps.adminApp],
] satisfies [string, App][])("the %s app", (_name, app: App) => {
  it.each(routesOf(app).map((route) => [`${route.method} ${route.path}`, route] as const))(
    "%s answers hostile requests without a 5xx and with the security headers",
    async (_route, route) => {
      const { id } = await aPicture(owner());
      const { userId } = await anEditor(owner());
      const vocabulary: Vocabulary = { fields, values: [id, userId, "2026-01-15", "2026-01", "1"] };

      await fc.assert(
        fc.asyncProperty(
          hostileRequest(route, vocabulary),
          async ({ as, path, headers, ...init }) => {
            const session = await cookieOf(as);
            const cookie = [session, headers.cookie].filter(Boolean).join("; ");
            const answer = await app.request(path, { ...init, headers: { ...headers, cookie } });

            const reason = apps.logLines.findLast((line) => line.includes("request failed"));
            // oEmbed answers 501 to a format that it does not have.
            expect(
              answer.status === problems["not-implemented"].status ? 0 : answer.status,
              reason,
            ).toBeLessThan(500);
            expect([...answer.headers.keys()]).toEqual(expect.arrayContaining(headerNames));
          },
        ),
        options,
      );
    },
  );
});
