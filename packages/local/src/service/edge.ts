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
    const key = c.req.path.slice(1);
    const contentType = variantTypes[key.split(".").at(-1) ?? ""];
    const body = contentType ? await media.get(key) : undefined;
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
