import type { Day } from "@iotd/core/day";
import type { PictureJson } from "@iotd/core/picture";
import { formatDay, formatDistance, formatTimeZone } from "../../format-day.ts";
import { paths } from "../../paths.ts";
import { PublicLayout } from "../shared/layout.tsx";
import type { Site } from "../shared/site.ts";
import { SearchForm } from "./search-form.tsx";
import { Tile } from "./tile.tsx";

type MissingDayPageProps = {
  readonly site: Site;
  /** `YYYY-MM-DD`, like the other days. */
  readonly day: Day;
  readonly today: Day;
  /** The nearest day with a picture: the first day or today. Null if no picture is published yet. */
  readonly nearest: { readonly day: Day; readonly picture: PictureJson } | null;
};

/** Says why a day has no picture and when it gets one, with a link to the nearest day that has one. */
export const missingDayPage = ({ site, day, today, nearest }: MissingDayPageProps) => {
  const isToCome = day > today;
  return (
    <PublicLayout site={site} title={`No picture for ${formatDay(day)}`}>
      <main id="main" class="message">
        <p class="code" aria-hidden="true">
          404
        </p>
        <h1>
          {isToCome ? `${formatDay(day)} is in the future` : `No picture for ${formatDay(day)}`}
        </h1>
        <p class="detail">
          {isToCome
            ? `Its picture appears here ${formatDistance(day, today)}, when that day begins in ${formatTimeZone(site.timeZone)}. This is today’s picture:`
            : nearest
              ? "The first picture is newer than that day. This is the first picture:"
              : "No picture has been published yet."}
        </p>
        {nearest ? (
          <div class="nearest">
            <Tile href={paths.day(nearest.day)} {...nearest} />
          </div>
        ) : null}
        <SearchForm />
        <p class="ways">
          <a href="/">Today’s picture</a>
          <a href={paths.archive}>Archive</a>
        </p>
      </main>
    </PublicLayout>
  );
};
