import type { Day } from "@iotd/core/day";
import { monthOf } from "@iotd/core/month";
import type { PictureJson } from "@iotd/core/picture";
import { formatMonth } from "../../format-day.ts";
import { paths } from "../../paths.ts";
import { Thumbnail } from "../shared/thumbnail.tsx";

type MonthDayProps = {
  readonly day: Day;
  readonly isToday: boolean;
  /** Null for a day without a page: a future day, or one before the first picture. */
  readonly picture: PictureJson | null;
  /** Whether the picture was published on an earlier day. */
  readonly isOfEarlierDay: boolean;
};

/** In pixels. A seventh of the window only needs the narrowest variant. */
const widest = 640;

/** A day of the calendar: its number and its picture, if it has one. */
export const MonthDay = ({ day, isToday, picture, isOfEarlierDay }: MonthDayProps) => {
  const number = (
    <time datetime={day} aria-current={isToday ? "date" : undefined}>
      {Number(day.slice(-2))}
      <span class="visually-hidden"> {formatMonth(monthOf(day))}</span>
    </time>
  );
  if (!picture) return <span class="day">{number}</span>;
  return (
    <a class={isOfEarlierDay ? "day still" : "day"} href={paths.day(day)}>
      {number}
      <Thumbnail picture={picture} sizes="14vw" alt="" widest={widest} />
      <span class="name">
        {isOfEarlierDay ? "still " : ""}
        {picture.name}
      </span>
    </a>
  );
};
