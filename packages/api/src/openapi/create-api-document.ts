import type { ApiDocument } from "@iotd/web/pages";
import { documentedAdminEndpoints } from "../admin-endpoints.ts";
import { sessionCookie } from "../auth/session-cookie.ts";
import type { EndpointTag } from "../http/endpoint.ts";
import { documentedPublicEndpoints } from "../public-endpoints.ts";
import { describeEndpoint, openApiPath } from "./describe-endpoint.ts";
import { describeSchemas } from "./describe-schemas.ts";
import { answerSchemas, bodySchemas } from "./schema-names.ts";

const description = `Only the endpoints under **Editors** require a session. All others need no key, and pages of other sites can read their JSON (CORS). Times are RFC 3339 in UTC. A day is a day in the site’s time zone.

Every answer has an \`x-request-id\`. Failures are problem details (RFC 9457): \`type\` is stable, \`detail\` says what to do. Answers that may be cached have an \`ETag\`. Send it back as \`If-None-Match\`: if the answer has not changed, it is 304 without a body.

Lists are paged: send \`nextCursor\` back as \`cursor\` until it is null.

There are also feeds of the latest pictures, \`/feed.xml\` (Atom) and \`/feed.json\` (JSON Feed), and \`/oembed?url=…\` (oEmbed), which describes the picture of a page for embedding.`;

const tags: Readonly<Record<EndpointTag, string>> = {
  Pictures: "The published pictures, as JSON.",
  "For other programs": "For programs that were made for other services, and for wallpapers.",
  Service: "The state of the service, and this document.",
  Editors:
    "For editors, with the session cookie. Pages of other sites cannot use them. They may change without notice.",
};

/** The OpenAPI document of the whole service. It is the same for every site that runs this code. */
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
          description: "Set by a sign-in. Over HTTP, its name has no `__Host-`.",
        },
      },
    },
  };
}
