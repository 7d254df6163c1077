import { useTestDatabase } from "@iotd/core/testing";
import { inspectRoutes } from "hono/dev";
import { describe, expect, it } from "vitest";
import { adminEndpoints } from "./admin-endpoints.ts";
import type { Endpoint } from "./http/endpoint.ts";
import type { AppEnv } from "./http/environment.ts";
import { failureForms } from "./http/failure-forms.ts";
import { publicEndpoints } from "./public-endpoints.ts";
import { apodEndpoint } from "./routes/visitors/apod/apod-endpoint.ts";
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

describe("every public GET route", () => {
  const { publicApp } = createTestApps(database);
  const examples: Readonly<Record<string, string>> = {
    ":day": "2026-01-15",
    ":month": "2026-01",
    ":id": "019341a5-4b2c-7def-8123-456789abcdef",
    ":file": "sitemap-2026.xml",
  };
  const paths = inspectRoutes(publicApp)
    .filter(({ isMiddleware, method }) => !isMiddleware && method === "GET")
    .map(({ path }) => path.replace(/(:\w+)(\{.*\})?/, (_, name) => examples[name] ?? name));
  const isApod = (path: string) => path.startsWith(apodEndpoint.path);

  it.each(paths.filter((path) => !isApod(path)))(
    "%s ignores unknown query parameters",
    async (path) => {
      const { status } = await publicApp.request(path);

      expect((await publicApp.request(`${path}?utm_source=x&x=1&x=2`)).status).toBe(status);
    },
  );

  it.each(paths.filter(isApod))(
    "%s refuses unknown query parameters, as NASA's service does",
    async (path) => {
      const answer = await publicApp.request(`${path}?x=1`);

      expect(answer.status).toBe(400);
      expect(await answer.json()).toMatchObject({ code: 400, service_version: "v1" });
    },
  );
});

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
