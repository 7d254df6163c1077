import { type Day, daySchema } from "@iotd/core/day";
import { pictureIdSchema } from "@iotd/core/picture";
import * as z from "zod/mini";
import type { Site } from "../../http/environment.ts";

/** A page with a picture that can be embedded. */
export type OEmbedTarget =
  | { readonly page: "home" }
  | { readonly page: "day"; readonly day: Day }
  | { readonly page: "picture"; readonly id: string };

/** The page at `url`. Undefined for other sites and for pages without a picture. */
export function findOEmbedTarget(
  site: Pick<Site, "url" | "aliases">,
  url: string,
): OEmbedTarget | undefined {
  if (!URL.canParse(url)) return undefined;
  const { host, pathname } = new URL(url);
  // Only the host is compared: people copy addresses without the scheme, and consumers then use http.
  if (![site.url, ...site.aliases].some((origin) => new URL(origin).host === host))
    return undefined;
  if (pathname === "/") return { page: "home" };
  const [, folder, name, ...rest] = pathname.split("/");
  if (rest.length > 0) return undefined;
  if (folder === "days" && z.safeParse(daySchema, name).success) {
    return { page: "day", day: name ?? "" };
  }
  if (folder === "pictures" && z.safeParse(pictureIdSchema, name).success) {
    return { page: "picture", id: name ?? "" };
  }
  return undefined;
}
