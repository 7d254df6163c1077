import { lazy } from "@iotd/core/lazy";
import * as z from "zod/mini";
import type { DocumentedEndpoint } from "../../http/endpoint.ts";

/** An OpenAPI document; its own specification says the rest. */
export const openApiSchema = lazy(() =>
  z.looseObject({ openapi: z.string().check(z.describe("The version of OpenAPI.")) }),
);

/** The OpenAPI document. */
export const openApiEndpoint = {
  method: "get",
  path: "/api/openapi.json",
  operationId: "getOpenApi",
  tag: "Service",
  summary: "This document: OpenAPI 3.1",
  answers: {
    200: {
      description: "The document",
      json: openApiSchema,
    },
  },
  problems: [],
  isPublished: true,
} as const satisfies DocumentedEndpoint;

/** The reference page. It is a page, but the document lists it. */
export const referenceEndpoint = {
  method: "get",
  path: "/api/docs",
  operationId: "getReference",
  tag: "Service",
  summary: "This document as a page",
  answers: { 200: { description: "The page", contentType: "text/html" } },
  problems: [],
  isPublished: true,
} as const satisfies DocumentedEndpoint;
