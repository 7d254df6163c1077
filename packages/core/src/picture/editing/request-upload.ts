import type { ChangeContext } from "../../context.ts";
import { DomainError } from "../../errors.ts";
import { newId } from "../../id.ts";
import type { PresignedUpload, UploadSigner } from "../../storage/index.ts";
import { originalKey } from "../object-keys.ts";
import type { Picture } from "../picture.ts";
import type { UploadFile } from "./editor-input.ts";
import { lockPicture, writePicture } from "./lock-picture.ts";
import { recordChange } from "./record-change.ts";

/**
 * Restarts the upload of a picture, with the same file or another, after the first was lost or
 * rejected. The new upload has its own object key. Events of the earlier upload are ignored.
 *
 * Throws "not-found", and "conflict" if the picture is deleted, processing or ready.
 */
export async function requestUpload(
  context: ChangeContext & { readonly signUpload: UploadSigner },
  id: string,
  file: UploadFile,
): Promise<{ picture: Picture; upload: PresignedUpload }> {
  const uploadId = newId();
  const upload = await context.signUpload({ key: originalKey(id, uploadId), ...file });
  const restarted = await lockPicture(context, id, async (ctx, current) => {
    refuseUnlessUploadable(current);
    await recordChange(ctx, current, "picture.file_requested");
    return writePicture(ctx, id, {
      ...file,
      uploadId,
      status: "awaiting_upload",
      statusChangedAt: ctx.now,
      rejectionCode: null,
      rejectionDetail: null,
    });
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
