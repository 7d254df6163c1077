import { type SQL, sql } from "drizzle-orm";
import { timestamp } from "drizzle-orm/pg-core";

/** A `timestamptz` column, exact to the millisecond as JavaScript's `Date` is. */
export const instant = (name: string) => timestamp(name, { withTimezone: true, precision: 3 });

/** `values` as SQL literals, for `in (…)` in a check. They must be constants of our own: nothing is escaped. */
export const literals = (values: readonly string[]): SQL =>
  sql.raw(values.map((value) => `'${value}'`).join(", "));
