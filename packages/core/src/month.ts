import * as z from "zod/mini";
import { addDays, type Day, withinYears } from "./day.ts";

/** A calendar month, `YYYY-MM`. */
export type Month = string;

/** A month in a URL or a request. */
export const monthSchema = z
  .string()
  .check(z.regex(/^[1-9]\d{3}-(0[1-9]|1[0-2])$/, "must be a month such as 2027-01"), withinYears);

/** The month that `day` is in. */
export const monthOf = (day: Day): Month => day.slice(0, 7);

/** The first day of `month`. */
export const firstDayOf = (month: Month): Day => `${month}-01`;

/** The last day of `month`. */
export const lastDayOf = (month: Month): Day => addDays(firstDayOf(nextMonth(month)), -1);

/** The month after `month`: 31 days after the first day of any month is in the next one. */
export const nextMonth = (month: Month): Month => monthOf(addDays(firstDayOf(month), 31));

/** The month before `month`. */
export const previousMonth = (month: Month): Month => monthOf(addDays(firstDayOf(month), -1));
