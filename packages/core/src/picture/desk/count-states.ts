import { isNotNull, type SQL, sql } from "drizzle-orm";
import type { TimedContext } from "../../context.ts";
import { countWhere } from "../count-where.ts";
import { picture } from "../picture.sql.ts";
import { matchesQuery } from "../search-query.ts";
import { isInState, type PictureState } from "./picture-state.ts";

/** The number of pictures in each state, and of deleted ones. */
export type StateCounts = Readonly<Record<PictureState | "deleted", number>>;

/** Counts the pictures in each state at `now`, and the deleted ones. With `q` it counts only those that match the search. */
export async function countStates(
  { db, now }: TimedContext,
  { q }: { readonly q?: string | undefined } = {},
): Promise<StateCounts> {
  const matching = matchesQuery(q);
  // The index of the search finds the rows of all states at once. Without a search each state has its own index.
  const count = matching ? countWhere : countIn;
  const columns = {
    draft: count(isInState("draft", now)),
    scheduled: count(isInState("scheduled", now)),
    published: count(isInState("published", now)),
    in_preparation: count(isInState("in_preparation", now)),
    refused: count(isInState("refused", now)),
    no_file: count(isInState("no_file", now)),
    deleted: count(isNotNull(picture.deletedAt)),
  };
  const [counts] = await (matching
    ? db.select(columns).from(picture).where(matching)
    : db.select(columns).from(sql`(values (1)) as one`));
  if (!counts) throw new Error("an aggregate without groups always has a row");
  return counts;
}

const countIn = (condition: SQL | undefined): SQL<number> =>
  sql<number>`(select count(*) from ${picture} where ${condition})::int`;
