import type { PictureJson } from "@iotd/core/picture";
import type { Site } from "./pages/shared/site.ts";

/** `path` of the site as a whole URL; what is one already stays as it is. */
export const absoluteUrl = (site: Site, path: string): string => new URL(path, `${site.url}/`).href;

/**
 * The one address that names `picture` for good, on whichever page it is shown. A day's address is
 * not that: its picture changes when another is published on the same day, moved or deleted, and
 * days without a picture of their own show the one of a day before, so that several addresses would
 * compete for the same content.
 */
export const permanentAddress = (site: Site, { id }: Pick<PictureJson, "id">): string =>
  absoluteUrl(site, `/pictures/${id}`);
