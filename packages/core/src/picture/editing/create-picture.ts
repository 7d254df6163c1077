import type { ChangeContext } from "../../context.ts";
import { newId } from "../../id.ts";
import type { PresignedUpload, UploadSigner } from "../../storage/index.ts";
import { throwNoSuchPicture } from "../get-picture.ts";
import { originalKey } from "../object-keys.ts";
import { picture } from "../picture.sql.ts";
import type { Picture } from "../picture.ts";
import { editorColumns } from "../select-picture.ts";
import { focalColumns } from "./editable-fields.ts";
import type { NewPicture } from "./editor-input.ts";
import { recordChange } from "./record-change.ts";

/** Creates a picture with the status `awaiting_upload` and a presigned request that uploads its file. */
export async function createPicture(
  ctx: ChangeContext & { readonly signUpload: UploadSigner },
  { focalPoint, ...input }: NewPicture,
): Promise<{ picture: Picture; upload: PresignedUpload }> {
  const id = newId();
  const uploadId = newId();
  const upload = await ctx.signUpload({ key: originalKey(id, uploadId), ...input });
  const created = await ctx.db.transaction(async (tx) => {
    const [row] = await tx
      .insert(picture)
      .values({
        ...input,
        ...focalColumns(focalPoint),
        id,
        uploadId,
        status: "awaiting_upload",
        statusChangedAt: ctx.now,
        createdAt: ctx.now,
        updatedAt: ctx.now,
        createdBy: ctx.actor.userId,
      })
      .returning(editorColumns);
    await recordChange({ ...ctx, db: tx }, { id, name: input.name }, "picture.created");
    return row ?? throwNoSuchPicture();
  });
  return { picture: created, upload };
}
