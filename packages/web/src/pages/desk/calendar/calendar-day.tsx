import type { Day } from "@iotd/core/day";
import { type Month, monthOf } from "@iotd/core/month";
import type { EditorPictureJson } from "@iotd/core/picture";
import { formatDay, formatWeekday } from "../../../format-day.ts";
import type { Site } from "../../shared/site.ts";
import { CalendarPicture } from "./calendar-picture.tsx";

type CalendarDayProps = {
  readonly site: Site;
  readonly day: Day;
  readonly month: Month;
  readonly now: Date;
  readonly today: Day;
  /** The pictures of this day, in order. */
  readonly pictures: readonly EditorPictureJson[];
  /** The picture of an earlier day that the site still shows on this day. */
  readonly carried: { readonly name: string } | undefined;
};

/** A day of the calendar: its pictures or, if it has none, the picture that the site still shows. */
export const CalendarDay = (props: CalendarDayProps) => {
  const { site, day, month, now, today, pictures, carried } = props;
  const isGap = pictures.length === 0 && day > today;
  const classes = [
    "day",
    monthOf(day) === month ? "" : "outside",
    day === today ? "today" : "",
    isGap ? "gap" : "",
  ];
  return (
    <li class={classes.filter((name) => name !== "").join(" ")} data-day={day}>
      <h2>
        <time datetime={day} {...(day === today && { "aria-current": "date" as const })}>
          <span aria-hidden="true">
            <span class="number">{Number(day.slice(-2))}</span>{" "}
            <span class="weekday">{formatWeekday(day)}</span>
          </span>
          <span class="visually-hidden">
            {formatDay(day)}
            {day === today ? ", today" : ""}
          </span>
        </time>
      </h2>
      {pictures.map((picture) => (
        <CalendarPicture site={site} picture={picture} day={day} month={month} now={now} />
      ))}
      {pictures.length > 0 ? null : <EmptyDay isGap={isGap} carried={carried} />}
    </li>
  );
};

const EmptyDay = ({
  isGap,
  carried,
}: { readonly isGap: boolean } & Pick<CalendarDayProps, "carried">) => (
  <p class="without">
    {isGap ? <strong>No picture</strong> : null}
    {carried ? <span class="carried">Still “{carried.name}”</span> : null}
    {isGap || carried ? null : <span class="carried">Nothing yet</span>}
  </p>
);
