import { eq } from "drizzle-orm";
import { DomainError } from "../errors.ts";
import { newId } from "../id.ts";
import { originalKey, type PresignedUpload, type UploadSigner } from "../storage/index.ts";
import type { Announcement } from "./editor-input.ts";
import { getEditorPicture } from "./get-picture.ts";
import { type ChangeContext, lockPicture } from "./lock-picture.ts";
import { picture } from "./picture.sql.ts";
import type { Picture } from "./picture.ts";
import { recordChange } from "./record-change.ts";

/**
 * Starts the upload of a picture again, with the same file or another, after one that was lost or
 * rejected. The new attempt has a key of its own; events of the earlier one are ignored from here on.
 *
 * Throws "not-found", and "conflict" once the bytes have arrived and are being processed or ready.
 */
export async function requestUpload(
  context: ChangeContext & { readonly signUpload: UploadSigner },
  id: string,
  announcement: Announcement,
): Promise<{ picture: Picture; upload: PresignedUpload }> {
  const uploadId = newId();
  const upload = await context.signUpload({ key: originalKey(id, uploadId), ...announcement });
  const restarted = await lockPicture(context, id, async (ctx, current) => {
    refuseUnlessUploadable(current);
    await ctx.db
      .update(picture)
      .set({
        ...announcement,
        uploadId,
        status: "awaiting_upload",
        statusChangedAt: ctx.now,
        updatedAt: ctx.now,
        rejectionCode: null,
        rejectionDetail: null,
      })
      .where(eq(picture.id, id));
    await recordChange(ctx, current, "picture.file_requested");
    return getEditorPicture(ctx, id);
  });
  return { picture: restarted, upload };
}

function refuseUnlessUploadable({ deletedAt, status }: Picture): void {
  if (deletedAt) {
    throw new DomainError(
      "conflict",
      "The picture is deleted. Restore it before you upload its file again.",
    );
  }
  if (status !== "awaiting_upload" && status !== "rejected") {
    throw new DomainError(
      "conflict",
      "The file of this picture has already arrived. To show another file, add a new picture.",
    );
  }
}
