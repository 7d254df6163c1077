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

describe("an endpoint", () => {
  it("is registered once by the public app, which has no other routes in the folders of programs", () => {
    const { publicApp } = createTestApps(database);

    expect(registered(publicApp, publicEndpoints)).toEqual(declared(publicEndpoints));
  });

  it("is registered once by the admin app, which has no other routes in the folders of programs", () => {
    const { adminApp } = createTestApps(database);

    expect(registered(adminApp, adminEndpoints)).toEqual(declared(adminEndpoints));
  });

  it("is declared for each answer in JSON: no file that answers JSON names the path of a route itself", async () => {
    const offenders = (await readRouteSources()).filter(
      ({ source }) =>
        /\b(c\.json|publishedJson|publishedText|Response\.json)\(/.test(source) &&
        /\.(get|post|put|patch|delete|on|all)\(\s*["'`]\//.test(source),
    );

    expect(offenders.map(({ file }) => file)).toEqual([]);
  });
});
