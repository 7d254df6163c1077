import { createHash } from "node:crypto";
import type { Picture } from "@iotd/core/picture";
import { type Refused, refused } from "./image/refused.ts";

/** Refuses with "hash_mismatch" if the bytes have another SHA-256 hash than the picture says. */
export function verifyHash(
  expected: Pick<Picture, "sha256">,
  bytes: Uint8Array,
): Refused | undefined {
  const sha256 = createHash("sha256").update(bytes).digest("base64");
  return sha256 === expected.sha256 ? undefined : refused("hash_mismatch");
}

/** Refuses with "size_mismatch" if the size in bytes is not the one that the picture says. */
export function verifySize(
  expected: Pick<Picture, "byteSize">,
  byteSize: number,
): Refused | undefined {
  return byteSize === expected.byteSize ? undefined : refused("size_mismatch");
}
