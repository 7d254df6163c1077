import type { Day } from "@iotd/core/day";
import type { PictureJson } from "@iotd/core/picture";
import { formatDay, formatDistance } from "../../format-day.ts";
import { PublicLayout } from "../shared/layout.tsx";
import type { Site } from "../shared/site.ts";
import { SearchForm } from "./search-form.tsx";
import { Tile } from "./tile.tsx";

type MissingDayPageProps = {
  readonly site: Site;
  /** `YYYY-MM-DD`, as are all days here. */
  readonly day: Day;
  readonly today: Day;
  /** The day with a picture that is nearest: the first one or today. Null as long as there is none. */
  readonly nearest: { readonly day: Day; readonly picture: PictureJson } | null;
};

/** Says why a day has no picture, when it will, and leads to the nearest one that has. */
export const missingDayPage = ({ site, day, today, nearest }: MissingDayPageProps) => {
  const isToCome = day > today;
  return (
    <PublicLayout site={site} title={`No picture for ${formatDay(day)}`}>
      <main id="main" class="message">
        <p class="code" aria-hidden="true">
          404
        </p>
        <h1>
          {isToCome ? `${formatDay(day)} is still to come` : `No picture for ${formatDay(day)}`}
        </h1>
        <p class="detail">
          {isToCome
            ? `Its picture will be here when that day begins in ${zoneName(site)}: ${formatDistance(day, today)}. Until then, this is today’s:`
            : nearest
              ? "That was before the first picture, which is this one:"
              : "No picture has been published yet."}
        </p>
        {nearest ? (
          <div class="nearest">
            <Tile href={`/days/${nearest.day}`} {...nearest} />
          </div>
        ) : null}
        <SearchForm />
        <p class="ways">
          <a href="/">Today’s picture</a>
          <a href="/archive">Archive</a>
        </p>
      </main>
    </PublicLayout>
  );
};

/** “Europe/Berlin” as people write it. */
const zoneName = ({ timeZone }: Site) => timeZone.replaceAll("_", " ");
