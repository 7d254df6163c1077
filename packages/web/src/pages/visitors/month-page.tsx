import { type Day, dayAt } from "@iotd/core/day";
import type { Month } from "@iotd/core/month";
import type { PictureJson } from "@iotd/core/picture";
import { formatMonth } from "../../format-day.ts";
import { paths } from "../../paths.ts";
import { absoluteUrl } from "../../permanent-address.ts";
import { PublicLayout } from "../shared/layout.tsx";
import type { Site } from "../shared/site.ts";
import { ArchiveHeader } from "./archive-header.tsx";
import { MonthDay } from "./month-day.tsx";
import { toWeeks } from "./month-weeks.ts";

type MonthPageProps = {
  readonly site: Site;
  readonly month: Month;
  /** `YYYY-MM-DD`, in the site's time zone. */
  readonly today: Day;
  /** The picture that the site showed on each day of the month. Days without a picture are left out. */
  readonly pictures: ReadonlyMap<Day, PictureJson>;
  /** Null if it has no pictures. */
  readonly previousMonth: Month | null;
  readonly nextMonth: Month | null;
};

const weekdays = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

/** A month of the archive, with links to its days. */
export const monthPage = ({ site, month, today, pictures, ...neighbours }: MonthPageProps) => (
  <PublicLayout
    site={site}
    title={`${formatMonth(month)} in the archive`}
    description={`The pictures of ${formatMonth(month)}.`}
    canonical={absoluteUrl(site, paths.month(month))}
    script="days.js"
  >
    <main id="main" class="archive">
      <ArchiveHeader view="calendar" today={today}>
        {formatMonth(month)}
      </ArchiveHeader>
      <div class="calendar">
        <Months {...neighbours} />{" "}
        <table class="month" aria-label={formatMonth(month)}>
          <thead>
            <tr>
              {weekdays.map((weekday) => (
                <th scope="col" abbr={weekday}>
                  {weekday.slice(0, 3)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {toWeeks(month).map((week) => (
              <tr>
                {week.map((day) => (
                  <td>
                    {day === null ? null : (
                      <MonthDay
                        day={day}
                        isToday={day === today}
                        {...ofDay(pictures.get(day), day, site)}
                      />
                    )}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </main>
  </PublicLayout>
);

const ofDay = (picture: PictureJson | undefined, day: Day, site: Site) => ({
  picture: picture ?? null,
  isOfEarlierDay:
    picture !== undefined &&
    dayAt(new Date(picture.publishedAt ?? picture.createdAt), site.timeZone) !== day,
});

const Months = ({
  previousMonth,
  nextMonth,
}: Pick<MonthPageProps, "previousMonth" | "nextMonth">) =>
  previousMonth || nextMonth ? (
    <nav class="months" aria-label="Months">
      {previousMonth ? (
        <a rel="prev" href={paths.month(previousMonth)}>
          <span aria-hidden="true">←</span> {formatMonth(previousMonth)}
        </a>
      ) : null}
      {nextMonth ? (
        <a rel="next" href={paths.month(nextMonth)}>
          {formatMonth(nextMonth)} <span aria-hidden="true">→</span>
        </a>
      ) : null}
    </nav>
  ) : null;
