import type { Database } from "../database/index.ts";
import { newId } from "../id.ts";
import { originalKey, type PresignedUpload, type UploadSigner } from "../storage/index.ts";
import type { NewPicture } from "./editor-input.ts";
import { getEditorPicture } from "./get-picture.ts";
import { picture } from "./picture.sql.ts";
import type { Picture } from "./picture.ts";

/** Records a picture that awaits its bytes and says where the editor's browser is to send them. */
export async function createPicture(
  ctx: {
    readonly db: Database;
    readonly now: Date;
    readonly signUpload: UploadSigner;
    readonly actor: { readonly userId: string };
  },
  input: NewPicture,
): Promise<{ picture: Picture; upload: PresignedUpload }> {
  const id = newId();
  const uploadId = newId();
  const upload = await ctx.signUpload({ key: originalKey(id, uploadId), ...input });
  await ctx.db.insert(picture).values({
    ...input,
    id,
    uploadId,
    status: "awaiting_upload",
    statusChangedAt: ctx.now,
    createdAt: ctx.now,
    updatedAt: ctx.now,
    createdBy: ctx.actor.userId,
  });
  return { picture: await getEditorPicture(ctx, id), upload };
}
