import { useTestDatabase } from "@iotd/core/testing";
import { inspectRoutes } from "hono/dev";
import { describe, expect, it } from "vitest";
import { adminEndpoints } from "./admin-endpoints.ts";
import type { Endpoint } from "./http/endpoint.ts";
import type { AppEnv } from "./http/environment.ts";
import { failureForms } from "./http/failure-forms.ts";
import { publicEndpoints } from "./public-endpoints.ts";
import { readRouteSources } from "./testing/read-route-sources.ts";
import { createTestApps } from "./testing/test-apps.ts";

const database = useTestDatabase();

const declared = (endpoints: readonly Endpoint[]) =>
  endpoints.map(({ method, path }) => `${method.toUpperCase()} ${path}`).toSorted();

/** The routes of an app that are at paths for programs. */
function registered(
  app: Parameters<typeof inspectRoutes<AppEnv>>[0],
  endpoints: readonly Endpoint[],
) {
  const formAt = failureForms(endpoints);
  return inspectRoutes(app)
    .filter(({ isMiddleware, path }) => !isMiddleware && formAt(path))
    .map(({ method, path }) => `${method} ${path}`)
    .toSorted();
}

describe("the declarations of endpoints", () => {
  it("are the public app's routes for programs, each registered once", () => {
    const { publicApp } = createTestApps(database);

    expect(registered(publicApp, publicEndpoints)).toEqual(declared(publicEndpoints));
  });

  it("are the admin app's routes for programs, each registered once", () => {
    const { adminApp } = createTestApps(database);

    expect(registered(adminApp, adminEndpoints)).toEqual(declared(adminEndpoints));
  });

  it("give each JSON route its path: no file that answers JSON writes a path itself", async () => {
    const offenders = (await readRouteSources()).filter(
      ({ source }) =>
        /\b(c\.json|publishedJson|publishedText|Response\.json)\(/.test(source) &&
        /\.(get|post|put|patch|delete|on|all)\(\s*["'`]\//.test(source),
    );

    expect(offenders.map(({ file }) => file)).toEqual([]);
  });
});
