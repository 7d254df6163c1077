import * as z from "zod/mini";
import { addDays, type Day } from "./day.ts";

/** A calendar month, `YYYY-MM`. */
export type Month = string;

/** A month as it stands in an address. */
export const monthSchema = z
  .string()
  .check(z.regex(/^[1-9]\d{3}-(0[1-9]|1[0-2])$/, "must be a month such as 2027-01"));

export const monthOf = (day: Day): Month => day.slice(0, 7);

export const firstDayOf = (month: Month): Day => `${month}-01`;

export const lastDayOf = (month: Month): Day => addDays(firstDayOf(nextMonth(month)), -1);

// The first day is in the month, whatever its length; 31 days after it is always the next one.
export const nextMonth = (month: Month): Month => monthOf(addDays(firstDayOf(month), 31));

export const previousMonth = (month: Month): Month => monthOf(addDays(firstDayOf(month), -1));
