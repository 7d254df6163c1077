import { useTestDatabase } from "@iotd/core/testing";
import { createConfig, lintFromString } from "@redocly/openapi-core";
import { Validator } from "@seriousme/openapi-schema-validator";
import { describe, expect, it } from "vitest";
import { createTestApps } from "../testing/test-apps.ts";
import { createApiDocument } from "./create-api-document.ts";
import { openApiPath } from "./describe-endpoint.ts";

const database = useTestDatabase();
const document = createApiDocument();
const documented = Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
);

/** What an app answers to programs: its routes but for pages and for what runs before a route. */
const answered = ({ routes }: { routes: readonly { method: string; path: string }[] }) => [
  ...new Set(
    routes
      .filter(({ method, path }) => method !== "ALL" && isForPrograms(path))
      .map(({ method, path }) => `${method} ${openApiPath(path)}`),
  ),
];
const isForPrograms = (path: string) => /^\/(api|health|planetary|wallpaper)\b/.test(path);

describe("the OpenAPI document", () => {
  it("is valid OpenAPI 3.1, as the specification's own schema has it", async () => {
    const { valid, errors } = await new Validator().validate(structuredClone(document));

    expect(errors).toBeUndefined();
    expect(valid).toBe(true);
  });

  it("passes Redocly's recommended rules", async () => {
    const config = await createConfig({
      extends: ["recommended-strict"],
      // What cannot be asked for wrongly has no 4XX, and this document is served by any host.
      rules: { "operation-4xx-response": "off" },
    });

    const problems = await lintFromString({
      source: JSON.stringify(document),
      absoluteRef: "openapi.json",
      config,
    });

    expect(
      problems.map(({ ruleId, message, location }) => [ruleId, message, location[0]?.pointer]),
    ).toEqual([]);
  });

  it("names everything that the apps answer to programs, and nothing else", () => {
    const { publicApp, adminApp } = createTestApps(database);
    // better-auth's routes are its own; those that editors' programs need are described. A passkey is
    // made by a person's device, so only the script of their account page sends one.
    const all = [...answered(publicApp), ...answered(adminApp)].filter(
      (route) => !/\/api\/(auth|admin\/account)\//.test(route),
    );

    expect(documented.filter((route) => !route.includes("/api/auth/")).toSorted()).toEqual(
      all.toSorted(),
    );
  });

  it("is served to everyone, with the same content each time", async () => {
    const { publicApp } = createTestApps(database);

    const answer = await publicApp.request("/api/openapi.json");

    expect(answer.headers.get("content-type")).toBe("application/json");
    expect(answer.headers.get("access-control-allow-origin")).toBe("*");
    expect(await answer.json()).toEqual(document);
  });
});
