import { isNotNull } from "drizzle-orm";
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
  const [counts] = await db
    .select({
      draft: countWhere(isInState("draft", now)),
      scheduled: countWhere(isInState("scheduled", now)),
      published: countWhere(isInState("published", now)),
      in_preparation: countWhere(isInState("in_preparation", now)),
      refused: countWhere(isInState("refused", now)),
      no_file: countWhere(isInState("no_file", now)),
      deleted: countWhere(isNotNull(picture.deletedAt)),
    })
    .from(picture)
    .where(matchesQuery(q));
  if (!counts) throw new Error("an aggregate without groups always has a row");
  return counts;
}
