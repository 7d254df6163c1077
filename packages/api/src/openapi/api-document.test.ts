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
  it("is valid by the JSON Schema of OpenAPI 3.1", async () => {
    const { valid, errors } = await new Validator().validate(structuredClone(document));

    expect(errors).toBeUndefined();
    expect(valid).toBe(true);
  });

  it("passes Redocly's recommended-strict rules", async () => {
    const config = await createConfig({
      extends: ["recommended-strict"],
      // Some endpoints take no input, so they have no 4XX. Any host can serve this document.
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

  it("is served as JSON to every origin", async () => {
    const { publicApp } = createTestApps(database);

    const answer = await publicApp.request("/api/openapi.json");

    expect(answer.headers.get("content-type")).toBe("application/json");
    expect(answer.headers.get("access-control-allow-origin")).toBe("*");
    expect(await answer.json()).toEqual(document);
  });
});
