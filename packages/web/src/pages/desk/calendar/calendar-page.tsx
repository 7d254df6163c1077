import type { Day } from "@iotd/core/day";
import { firstDayOf, lastDayOf, type Month, nextMonth, previousMonth } from "@iotd/core/month";
import type { EditorPictureJson } from "@iotd/core/picture";
import { formatMonth, formatTimeZone } from "../../../format-day.ts";
import { paths, withQuery } from "../../../paths.ts";
import { daysBetween, weeksOf } from "../../shared/calendar-weeks.ts";
import { EditorLayout } from "../../shared/layout.tsx";
import { Message } from "../../shared/message.tsx";
import type { EditorPageProps } from "../../shared/site.ts";
import { DeskHeading } from "../desk-heading.tsx";
import { CalendarDay } from "./calendar-day.tsx";
import { type CalendarMove, CalendarNotice } from "./calendar-notice.tsx";
import { CalendarPicture } from "./calendar-picture.tsx";

type CalendarPageProps = EditorPageProps & {
  readonly month: Month;
  readonly now: Date;
  readonly today: Day;
  /** The dated pictures of the weeks that `weeksOf(month)` gives, in order. */
  readonly dated: readonly { readonly day: Day; readonly picture: EditorPictureJson }[];
  readonly drafts: readonly EditorPictureJson[];
  /** The picture that the site shows when the first of those weeks begins. */
  readonly before: { readonly name: string } | undefined;
  readonly move?: CalendarMove | undefined;
  /** One sentence that says why a picture was not moved. */
  readonly fault?: string | undefined;
};

/** The pictures of a month by their days in the site's time zone, and the drafts next to it. */
export const calendarPage = (props: CalendarPageProps) => {
  const { site, editor, month, now, drafts, move, fault } = props;
  return (
    <EditorLayout site={site} title="Calendar" editor={editor} script="calendar.js">
      {move ? <CalendarNotice site={site} month={month} move={move} /> : null}
      <Message kind="alert" text={fault} />
      <DeskHeading title="Calendar" view="calendar" />
      <MonthHeading {...props} />
      <div class="calendar" data-calendar>
        <Days {...props} />
        <section class="tray" aria-labelledby="drafts-title">
          <h2 id="drafts-title">
            Drafts <span class="count">{drafts.length}</span>
          </h2>
          {drafts.length === 0 ? (
            <p class="hint">No drafts.</p>
          ) : (
            <p class="hint">
              A draft that is moved to a day is published at midnight, when that day begins.
            </p>
          )}
          <div class="drafts">
            {drafts.map((picture) => (
              <CalendarPicture site={site} picture={picture} month={month} now={now} />
            ))}
          </div>
        </section>
      </div>
    </EditorLayout>
  );
};

const MonthHeading = ({ site, month, today, dated }: CalendarPageProps) => {
  const taken = new Set(dated.map(({ day }) => day));
  const gaps = daysBetween(firstDayOf(month), firstDayOf(nextMonth(month))).filter(
    (day) => day > today && !taken.has(day),
  ).length;
  return (
    <div class="month">
      <h2>{formatMonth(month)}</h2>
      <p class="hint">
        {lastDayOf(month) > today ? `${gapSentence(gaps)} ` : ""}Days and times are in the time zone{" "}
        {formatTimeZone(site.timeZone)}.
      </p>
      <nav aria-label="Months">
        <MonthLink month={previousMonth(month)} label="Previous" />
        <a href={paths.calendar}>Today</a>
        <MonthLink month={nextMonth(month)} label="Next" />
      </nav>
    </div>
  );
};

const gapSentence = (gaps: number) => {
  if (gaps === 0) return "Every future day has a picture.";
  return gaps === 1 ? "One day has no picture yet." : `${gaps} days have no picture yet.`;
};

const MonthLink = ({ month, label }: { readonly month: Month; readonly label: string }) => (
  <a href={withQuery(paths.calendar, { month })}>
    {label}
    <span class="visually-hidden"> month, {formatMonth(month)}</span>
  </a>
);

const Days = ({ site, month, now, today, dated, before }: CalendarPageProps) => {
  const { first, end } = weeksOf(month);
  let carried = before;
  return (
    <ol class="days">
      {daysBetween(first, end).map((day) => {
        const pictures = dated.filter((one) => one.day === day).map(({ picture }) => picture);
        const shown = carried;
        carried = pictures.findLast(({ status }) => status === "ready") ?? carried;
        return (
          <CalendarDay
            site={site}
            day={day}
            month={month}
            now={now}
            today={today}
            pictures={pictures}
            carried={shown}
          />
        );
      })}
    </ol>
  );
};
