import type { PictureJson } from "@iotd/core/picture";
import type { Site } from "./pages/shared/site.ts";
import { paths } from "./paths.ts";

/** The absolute URL of `path` on the site. An absolute URL stays as it is. */
export const absoluteUrl = (site: Site, path: string): string => new URL(path, `${site.url}/`).href;

/**
 * The permanent URL of `picture`, and the canonical URL of every page that shows it. The URL of a day
 * is not permanent: the picture of a day can change. Several days can show the same picture, so search
 * engines would list the same content more than once.
 */
export const permanentAddress = (site: Site, { id }: Pick<PictureJson, "id">): string =>
  absoluteUrl(site, paths.picture(id));
