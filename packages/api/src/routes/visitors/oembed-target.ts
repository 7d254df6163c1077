import { type Day, daySchema } from "@iotd/core/day";
import { pictureIdSchema } from "@iotd/core/picture";
import * as z from "zod/mini";
import type { Site } from "../../http/environment.ts";

/** The page with a picture that somebody wants to embed. */
export type OEmbedTarget =
  | { readonly page: "home" }
  | { readonly page: "day"; readonly day: Day }
  | { readonly page: "picture"; readonly id: string };

/** Which page of the site `url` is. Undefined for other sites' addresses and pages without a picture. */
export function findOEmbedTarget(
  site: Pick<Site, "url" | "aliases">,
  url: string,
): OEmbedTarget | undefined {
  if (!URL.canParse(url)) return undefined;
  const { host, pathname } = new URL(url);
  // By host alone: who copied the address may have left out the scheme, and consumers guess http.
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
