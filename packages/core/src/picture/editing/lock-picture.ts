import { eq } from "drizzle-orm";
import type { ChangeContext } from "../../context.ts";
import { throwNoSuchPicture } from "../get-picture.ts";
import { picture } from "../picture.sql.ts";
import type { Picture } from "../picture.ts";
import { editorColumns } from "../select-picture.ts";

/**
 * Runs `work` in a transaction that locks the picture's row, so that `current` cannot change before
 * `work` writes. Its audit entry is part of the transaction. Throws "not-found".
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

/** Updates a picture that the caller has locked. Returns the whole new row. Throws "not-found". */
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
