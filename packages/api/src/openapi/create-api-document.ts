import type { ApiDocument } from "@iotd/web/pages";
import { documentedAdminEndpoints } from "../admin-endpoints.ts";
import { sessionCookie } from "../auth/session-cookie.ts";
import type { EndpointTag } from "../http/endpoint.ts";
import { documentedPublicEndpoints } from "../public-endpoints.ts";
import { describeEndpoint, openApiPath } from "./describe-endpoint.ts";
import { describeSchemas } from "./describe-schemas.ts";
import { answerSchemas, bodySchemas } from "./schema-names.ts";

const description = `Only what stands under **Editors** asks for a session. Everything else is open to everyone without a key, and its JSON also to pages of other sites (CORS). Instants are RFC 3339 in UTC, and a day is a day in the site’s time zone.

Every answer has an \`x-request-id\`. Failures are problem details (RFC 9457): \`type\` is stable, \`detail\` says what to do. Answers that may be kept have an \`ETag\`; send it back as \`If-None-Match\` and an answer that is still so is 304, without a body.

Lists come in pages: hand \`nextCursor\` back as \`cursor\` until it is null.

Beside the API there are feeds of the latest pictures, \`/feed.xml\` (Atom) and \`/feed.json\` (JSON Feed), and \`/oembed?url=…\`, which tells who was given the address of a page how to show its picture (oEmbed).`;

const tags: Readonly<Record<EndpointTag, string>> = {
  Pictures: "The published pictures, as JSON.",
  "For other programs": "For programs that were made for other services, and embeds.",
  Service: "The state of the service.",
  Editors:
    "For editors, with the session’s cookie. Not open to other sites; may change without notice.",
};

/** The OpenAPI document of the whole service: the same for every site that runs this code. */
export function createApiDocument(): ApiDocument {
  const paths: Record<string, ApiDocument["paths"][string]> = {};
  for (const endpoint of [...documentedPublicEndpoints, ...documentedAdminEndpoints]) {
    const path = openApiPath(endpoint.path);
    paths[path] = {
      ...paths[path],
      [endpoint.method]: describeEndpoint(endpoint, !endpoint.path.startsWith("/api/admin/")),
    };
  }
  const made = Object.fromEntries(
    Object.entries(answerSchemas).map(([name, schema]) => [name, schema()]),
  );
  return {
    openapi: "3.1.1",
    info: {
      title: "Image of the Day",
      version: "1.0.0",
      description,
      license: { name: "MIT", identifier: "MIT" },
    },
    servers: [{ url: "/", description: "This site" }],
    tags: Object.entries(tags).map(([name, about]) => ({ name, description: about })),
    paths,
    components: {
      schemas: {
        ...describeSchemas(made, "output"),
        ...describeSchemas(bodySchemas, "input"),
      },
      securitySchemes: {
        session: {
          type: "apiKey",
          in: "cookie",
          name: sessionCookie,
          description: "Set by signing in; over http, on one machine, without `__Secure-`.",
        },
      },
    },
  };
}
