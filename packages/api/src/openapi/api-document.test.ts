import { useTestDatabase } from "@iotd/core/testing";
import { createConfig, lintFromString } from "@redocly/openapi-core";
import { Validator } from "@seriousme/openapi-schema-validator";
import { describe, expect, it } from "vitest";
import { documentedAdminEndpoints } from "../admin-endpoints.ts";
import { documentedPublicEndpoints } from "../public-endpoints.ts";
import { createTestApps } from "../testing/test-apps.ts";
import { createApiDocument } from "./create-api-document.ts";

const database = useTestDatabase();
const document = createApiDocument();
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

  it("has an operation for each documented endpoint", () => {
    const operations = Object.values(document.paths).flatMap((methods) => Object.values(methods));

    expect(operations.map(({ operationId }) => operationId).toSorted()).toEqual(
      [...documentedPublicEndpoints, ...documentedAdminEndpoints]
        .map(({ operationId }) => operationId)
        .toSorted(),
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
