import { and, eq, inArray, isNull } from "drizzle-orm";
import type { Database } from "../database/index.ts";
import { DomainError } from "../errors.ts";
import { newId } from "../id.ts";
import { originalKey, type PresignedUpload, type UploadSigner } from "../storage/index.ts";
import type { Announcement } from "./editor-input.ts";
import { getEditorPicture } from "./get-picture.ts";
import { picture } from "./picture.sql.ts";
import type { Picture } from "./picture.ts";

/**
 * Starts the upload of a picture anew, with the same file or another, after one that was lost or
 * rejected. The new attempt has a key of its own; events of the earlier one are ignored from here on.
 *
 * Throws "not-found", and "conflict" once the bytes have arrived and are being processed or ready.
 */
export async function requestUpload(
  ctx: { readonly db: Database; readonly now: Date; readonly signUpload: UploadSigner },
  id: string,
  announcement: Announcement,
): Promise<{ picture: Picture; upload: PresignedUpload }> {
  const uploadId = newId();
  const upload = await ctx.signUpload({ key: originalKey(id, uploadId), ...announcement });
  const restarted = await ctx.db
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
    .where(
      and(
        eq(picture.id, id),
        inArray(picture.status, ["awaiting_upload", "rejected"]),
        isNull(picture.deletedAt),
      ),
    )
    .returning({ id: picture.id });
  const current = await getEditorPicture(ctx, id);
  if (restarted.length === 0) {
    throw new DomainError(
      "conflict",
      current.deletedAt
        ? "The picture is deleted. Restore it before you upload its file again."
        : "The file of this picture has arrived already. To show another file, add a new picture.",
    );
  }
  return { picture: current, upload };
}
