import { isAdminPath } from "@iotd/api/routing";
import { type Bucket, immutableCacheControl, mediaPrefix } from "@iotd/core/storage";
import type { Assets } from "@iotd/web/build-assets";
import { Hono } from "hono";
import { compress } from "hono/compress";

/** An app as the web server calls it; `env` has the connection of the request. */
export type App = {
  readonly fetch: (request: Request, env: object) => Response | Promise<Response>;
};

const variantTypes: Readonly<Record<string, string>> = {
  avif: "image/avif",
  webp: "image/webp",
  jpg: "image/jpeg",
};

/** The paths of variants. The S3 server fails on others, for example on a NUL or on a name that is too long. */
const objectPath = /^\/(?:[\w-]{1,100}\/){2}[\w-]{1,100}\.(?<extension>\w+)$/;

/**
 * Answers as CloudFront does in the cloud: media and assets come from their stores, everything else from
 * the app of its path. Texts are compressed for clients that accept it.
 */
export function createEdge({
  media,
  assets,
  publicApp,
  adminApp,
}: {
  readonly media: Bucket;
  readonly assets: Assets;
  readonly publicApp: App;
  readonly adminApp: App;
}): App {
  const immutable = { "cache-control": immutableCacheControl, "x-content-type-options": "nosniff" };
  const edge = new Hono<{ Bindings: object }>();
  edge.use(compress({ encoding: "gzip" }));
  edge.get(`/${mediaPrefix}*`, async (c) => {
    const contentType = variantTypes[objectPath.exec(c.req.path)?.groups?.extension ?? ""];
    const body = contentType ? await media.get(c.req.path.slice(1)) : undefined;
    if (!contentType || !body) return c.notFound();
    return c.body(new Uint8Array(body), 200, { "content-type": contentType, ...immutable });
  });
  for (const { name, contentType, body } of assets.files) {
    edge.get(`${assets.path}/${name}`, (c) =>
      c.body(new Uint8Array(body), 200, { "content-type": contentType, ...immutable }),
    );
  }
  edge.all("*", (c) => (isAdminPath(c.req.path) ? adminApp : publicApp).fetch(c.req.raw, c.env));
  return { fetch: (request, env) => edge.fetch(request, env) };
}
