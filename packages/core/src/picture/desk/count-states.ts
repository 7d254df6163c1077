import { count, isNotNull, type SQL, sql } from "drizzle-orm";
import type { TimedContext } from "../../context.ts";
import { matchesWords } from "../matches-words.ts";
import { picture } from "../picture.sql.ts";
import { isInState, type PictureState } from "./picture-state.ts";

export type StateCounts = Readonly<Record<PictureState | "deleted", number>>;

/** How many pictures are in each state at `now`, and how many are deleted; of those that match `q`, if it is there. */
export async function countStates(
  { db, now }: TimedContext,
  { q }: { readonly q?: string | undefined } = {},
): Promise<StateCounts> {
  const countIf = (condition: SQL | undefined) =>
    sql<number>`${count()} filter (where ${condition})`.mapWith(Number);
  const [counts] = await db
    .select({
      draft: countIf(isInState("draft", now)),
      scheduled: countIf(isInState("scheduled", now)),
      published: countIf(isInState("published", now)),
      in_preparation: countIf(isInState("in_preparation", now)),
      refused: countIf(isInState("refused", now)),
      no_file: countIf(isInState("no_file", now)),
      deleted: countIf(isNotNull(picture.deletedAt)),
    })
    .from(picture)
    .where(matchesWords(q));
  if (!counts) throw new Error("an aggregate without groups always has a row");
  return counts;
}
