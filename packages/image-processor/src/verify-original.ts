import { createHash } from "node:crypto";
import type { Picture } from "@iotd/core/picture";
import { type Refused, refused } from "./image/refused.ts";

/** "hash_mismatch" if these are not the bytes that were announced; undefined if they are. */
export function verifyHash(
  announced: Pick<Picture, "sha256">,
  bytes: Uint8Array,
): Refused | undefined {
  const sha256 = createHash("sha256").update(bytes).digest("base64");
  return sha256 === announced.sha256 ? undefined : refused("hash_mismatch");
}

/** "size_mismatch" if this is not the size that was announced, in bytes; undefined if it is. */
export function verifySize(
  announced: Pick<Picture, "byteSize">,
  byteSize: number,
): Refused | undefined {
  return byteSize === announced.byteSize ? undefined : refused("size_mismatch");
}
