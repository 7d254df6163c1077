import type { PictureJson } from "@iotd/core/picture";
import type { Site } from "../pages/shared/site.ts";
import { withQuery } from "../paths.ts";
import { absoluteUrl } from "../permanent-address.ts";

/** A page of a feed: its pictures, the latest first, and the cursor of the next page. */
export type FeedPage = {
  readonly site: Site;
  readonly pictures: readonly PictureJson[];
  /** The cursor of this page; absent on the first. */
  readonly cursor?: string | undefined;
  /** Null on the last page. */
  readonly nextCursor: string | null;
};

/** The URL of the page at `cursor` of the feed at `path`. */
export const feedAddress = (site: Site, path: string, cursor?: string): string =>
  absoluteUrl(site, withQuery(path, { cursor }));

/** The permanent id of a picture in feeds, which stays the same if the site moves to another host. */
export const entryId = ({ id }: PictureJson): string => `urn:uuid:${id}`;
