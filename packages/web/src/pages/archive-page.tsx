import { dayAt } from "@iotd/core/day";
import type { PictureJson } from "@iotd/core/picture";
import { absoluteUrl } from "../permanent-address.ts";
import { formatDay } from "./day.ts";
import { PublicLayout } from "./layout.tsx";
import { PageMetadata } from "./metadata/index.ts";
import type { Site } from "./site.ts";
import { Thumbnail } from "./thumbnail.tsx";

type ArchivePageProps = {
  readonly site: Site;
  /** The latest first. */
  readonly pictures: readonly PictureJson[];
  /** Null on the last page. */
  readonly nextCursor: string | null;
};

const title = "Archive";
const description = "The pictures of the past days.";

/** Pictures of the past, each leading to its day. */
export const archivePage = ({ site, pictures, nextCursor }: ArchivePageProps) => (
  <PublicLayout
    site={site}
    title={title}
    description={description}
    metadata={
      // Later pages too: where they begin moves with each new picture, so none is worth listing.
      <PageMetadata
        site={site}
        canonical={absoluteUrl(site, "/archive")}
        title={title}
        description={description}
      />
    }
  >
    <main id="main" class="archive">
      <h1>Archive</h1>
      {pictures.length === 0 ? (
        <p class="nothing">
          Nothing here yet. <a href="/">Go to today’s picture</a>
        </p>
      ) : (
        <ol class="grid" reversed>
          {pictures.map((picture) => (
            <li>
              <ArchivedPicture site={site} picture={picture} />
            </li>
          ))}
        </ol>
      )}
      {nextCursor === null ? null : (
        <nav class="pages" aria-label="Pages">
          <a rel="next" href={`?cursor=${encodeURIComponent(nextCursor)}`}>
            Older <span aria-hidden="true">→</span>
          </a>
        </nav>
      )}
    </main>
  </PublicLayout>
);

const ArchivedPicture = ({
  site,
  picture,
}: {
  readonly site: Site;
  readonly picture: PictureJson;
}) => {
  const day = dayAt(new Date(picture.publishedAt ?? picture.createdAt), site.timeZone);
  return (
    <a class="tile" href={`/pictures/${picture.id}`}>
      <Thumbnail picture={picture} sizes="(min-width: 44rem) 25vw, 50vw" alt="" />
      <span class="name">{picture.name}</span>
      <time datetime={day}>{formatDay(day)}</time>
    </a>
  );
};
