import { eq } from "drizzle-orm";
import type { ChangeContext } from "../../context.ts";
import { throwNoSuchPicture } from "../get-picture.ts";
import { picture } from "../picture.sql.ts";
import type { Picture } from "../picture.ts";
import { editorColumns } from "../select-picture.ts";

/**
 * Does `work` in a transaction that locks the picture's row: what it reads there stays true until it
 * has written, and its entry in the audit stands or falls with it. Throws "not-found".
 */
export const lockPicture = <Context extends ChangeContext, Result>(
  ctx: Context,
  id: string,
  work: (ctx: Context, current: Picture) => Promise<Result>,
): Promise<Result> =>
  ctx.db.transaction(async (tx) => {
    const [current] = await tx
      .select(editorColumns)
      .from(picture)
      .where(eq(picture.id, id))
      .for("update");
    return work({ ...ctx, db: tx }, current ?? throwNoSuchPicture());
  });

/** Writes a change to a picture that the caller has locked, and gives the whole row as it is now. */
export async function writePicture(
  { db, now }: ChangeContext,
  id: string,
  change: { readonly [Field in keyof Picture]?: Picture[Field] | undefined },
): Promise<Picture> {
  const [written] = await db
    .update(picture)
    .set({ ...change, updatedAt: now })
    .where(eq(picture.id, id))
    .returning(editorColumns);
  return written ?? throwNoSuchPicture();
}
