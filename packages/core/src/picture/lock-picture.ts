import { eq } from "drizzle-orm";
import type { Actor } from "../audit/index.ts";
import type { Database } from "../database/index.ts";
import { throwNoSuchPicture } from "./get-picture.ts";
import { picture } from "./picture.sql.ts";
import type { Picture } from "./picture.ts";
import { editorColumns } from "./select-picture.ts";

/** What a change of an editor needs: it is written down with who did it and when. */
export type ChangeContext = { readonly db: Database; readonly now: Date; readonly actor: Actor };

/**
 * Does `work` in a transaction that holds the picture's row: what it reads there stays true until it
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
