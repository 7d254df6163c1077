import type { Database } from "@iotd/core/database";
import type { Picture } from "@iotd/core/picture";
import { originalKey } from "@iotd/core/picture/object-keys";
import type { Bucket } from "@iotd/core/storage";
import { aPicture, photo, sha256Of } from "@iotd/core/testing";
import { sharp } from "../image/locked-sharp.ts";

/** A small real photograph, so that its variants are made quickly. */
export const smallPhoto = async (): Promise<Buffer> =>
  sharp(await photo("rocket.jpg"))
    .resize(64)
    .jpeg()
    .toBuffer();

/** A picture that awaits its upload, and its original with these bytes in the uploads bucket. */
export async function anUpload(
  { db, uploads }: { readonly db: Database; readonly uploads: Bucket },
  bytes: Uint8Array,
  overrides: Parameters<typeof aPicture>[1] = {},
): Promise<{ picture: Picture; key: string }> {
  const picture = await aPicture(db, {
    status: "awaiting_upload",
    byteSize: bytes.length,
    sha256: sha256Of(bytes),
    ...overrides,
  });
  const key = originalKey(picture.id, picture.uploadId);
  await uploads.put(key, bytes, { contentType: picture.contentType });
  return { picture, key };
}
