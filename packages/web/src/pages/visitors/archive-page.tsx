import { type Day, dayAt } from "@iotd/core/day";
import type { PictureJson } from "@iotd/core/picture";
import { paths, withQuery } from "../../paths.ts";
import { absoluteUrl } from "../../permanent-address.ts";
import { PublicLayout } from "../shared/layout.tsx";
import type { Site } from "../shared/site.ts";
import { ArchiveHeader } from "./archive-header.tsx";
import { Tile } from "./tile.tsx";

type ArchivePageProps = {
  readonly site: Site;
  /** `YYYY-MM-DD`, in the site's time zone. */
  readonly today: Day;
  /** The query parameters that links to other pages repeat; `q` is the search. */
  readonly request: { readonly q?: string; readonly limit?: string };
  /** Whether there are pictures newer than these. */
  readonly hasNewer: boolean;
  /** The latest first. */
  readonly pictures: readonly PictureJson[];
  /** Null on the last page. */
  readonly nextCursor: string | null;
};

/** A page of the archive or of a search, with links to the pictures. */
export const archivePage = ({ site, today, request, ...page }: ArchivePageProps) => {
  const { q } = request;
  return (
    <PublicLayout
      site={site}
      title={q ? `“${q}” in the archive` : "Archive"}
      description="The pictures of past days."
      // Later pages name the first one: where they begin changes with each new picture.
      canonical={absoluteUrl(site, paths.archive)}
      script="archive.js"
    >
      <main id="main" class="archive">
        <ArchiveHeader view={q ? "search" : "grid"} today={today} q={q}>
          {q ? `“${q}”` : "Archive"}
        </ArchiveHeader>
        {page.pictures.length === 0 ? (
          <Nothing q={q} />
        ) : (
          <ol class="grid" data-part="grid">
            {page.pictures.map((picture) => (
              <li>
                <Tile
                  href={paths.picture(picture.id)}
                  picture={picture}
                  day={dayAt(new Date(picture.publishedAt ?? picture.createdAt), site.timeZone)}
                />
              </li>
            ))}
          </ol>
        )}
        <Pages request={request} hasNewer={page.hasNewer} nextCursor={page.nextCursor} />
        <p class="visually-hidden" role="status" data-part="status" />
      </main>
    </PublicLayout>
  );
};

const Nothing = ({ q }: { readonly q: string | undefined }) => (
  <div class="nothing">
    {q ? (
      <>
        <p>No pictures found for “{q}”.</p>
        <p>
          Try other or fewer words, or see <a href={paths.archive}>all pictures</a>.
        </p>
      </>
    ) : (
      <p>
        No pictures yet. <a href="/">Go to today’s picture</a>
      </p>
    )}
  </div>
);

/** Links to newer and older pictures. islands/visitors/archive.ts loads the older ones automatically. */
const Pages = ({
  request,
  hasNewer,
  nextCursor,
}: Pick<ArchivePageProps, "request" | "hasNewer" | "nextCursor">) =>
  hasNewer || nextCursor !== null ? (
    <nav class="pages" aria-label="Pages" data-part="pages">
      {hasNewer ? (
        <a href={withQuery(paths.archive, request)}>
          <span aria-hidden="true">↑</span> Latest
        </a>
      ) : null}
      {nextCursor === null ? null : (
        <a rel="next" href={withQuery(paths.archive, { ...request, cursor: nextCursor })}>
          Older <span aria-hidden="true">→</span>
        </a>
      )}
    </nav>
  ) : null;
