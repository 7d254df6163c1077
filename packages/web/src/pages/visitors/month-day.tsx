import type { Day } from "@iotd/core/day";
import { monthOf } from "@iotd/core/month";
import type { PictureJson } from "@iotd/core/picture";
import { formatMonth } from "../../format-day.ts";
import { Thumbnail } from "../shared/thumbnail.tsx";

type MonthDayProps = {
  readonly day: Day;
  readonly isToday: boolean;
  /** Null for a day without a page: one to come, or one before the first picture. */
  readonly picture: PictureJson | null;
  /** Whether nothing new was published on the day. */
  readonly isOfEarlierDay: boolean;
};

/** A seventh of the window needs the narrowest variant and no other, in pixels. */
const widest = 640;

/** A day of the calendar: its number and, where it has one, its picture. */
export const MonthDay = ({ day, isToday, picture, isOfEarlierDay }: MonthDayProps) => {
  const number = (
    <time datetime={day} aria-current={isToday ? "date" : undefined}>
      {Number(day.slice(-2))}
      <span class="visually-hidden"> {formatMonth(monthOf(day))}</span>
    </time>
  );
  if (!picture) return <span class="day">{number}</span>;
  return (
    <a class={isOfEarlierDay ? "day still" : "day"} href={`/days/${day}`}>
      {number}
      <Thumbnail picture={picture} sizes="14vw" alt="" widest={widest} />
      <span class="name">
        {isOfEarlierDay ? "still " : ""}
        {picture.name}
      </span>
    </a>
  );
};
