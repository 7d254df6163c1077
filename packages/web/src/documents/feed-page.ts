import type { PictureJson } from "@iotd/core/picture";
import type { Site } from "../pages/shared/site.ts";
import { absoluteUrl } from "../permanent-address.ts";

/** A page of a feed: pictures, the latest first, and where the ones before them are. */
export type FeedPage = {
  readonly site: Site;
  readonly pictures: readonly PictureJson[];
  /** Where this page begins; absent on the first. */
  readonly cursor?: string | undefined;
  /** Null on the last page. */
  readonly nextCursor: string | null;
};

/** The whole address of the page of the feed at `path` that begins at `cursor`. */
export const feedAddress = (site: Site, path: string, cursor?: string): string =>
  absoluteUrl(site, path) + (cursor === undefined ? "" : `?cursor=${encodeURIComponent(cursor)}`);

/** What names a picture in every feed for good, also if the site moves to another host. */
export const entryId = ({ id }: PictureJson): string => `urn:uuid:${id}`;
