import { type SQL, sql } from "drizzle-orm";

/** An aggregate: how many rows meet `condition`. */
export const countWhere = (condition: SQL | undefined): SQL<number> =>
  sql<number>`(count(*) filter (where ${condition}))::int`;
