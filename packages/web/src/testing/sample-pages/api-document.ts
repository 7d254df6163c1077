import type { ApiDocument } from "../../pages/index.ts";
import { hostile } from "./hostile.ts";

/** A small document with all elements that the reference shows. */
export const apiDocument: ApiDocument = {
  openapi: "3.1.1",
  info: {
    title: "API",
    version: "1.0.0",
    description: `A \`word\` and **another**.\n\n${hostile}`,
    license: { name: "MIT", identifier: "MIT" },
  },
  servers: [{ url: "/", description: "This site" }],
  tags: [{ name: "Pictures", description: hostile }],
  paths: {
    "/api/days/{day}": {
      get: {
        operationId: "getDay",
        tags: ["Pictures"],
        summary: hostile,
        description: hostile,
        security: [],
        parameters: [
          {
            name: hostile,
            in: "path",
            required: true,
            schema: { enum: [hostile], default: hostile },
          },
        ],
        requestBody: {
          required: true,
          content: { "application/json": { schema: { $ref: "#/components/schemas/Picture" } } },
        },
        responses: {
          200: {
            description: hostile,
            content: { [hostile]: { schema: { $ref: "#/components/schemas/Picture" } } },
          },
        },
      },
    },
  },
  components: {
    schemas: { Picture: { type: "object", properties: { name: { const: hostile } } } },
    securitySchemes: {},
  },
};
