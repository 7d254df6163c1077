import type { UploadContentType } from "@iotd/core/picture";
import { avifItem } from "./colour/avif-item.ts";
import { avifSpace } from "./colour/avif-space.ts";
import type { DeclaredSpace } from "./colour/colour-space.ts";
import { isHdrProfile } from "./colour/is-hdr-profile.ts";
import { pngSpace } from "./colour/png-space.ts";

/** How the stored values of an image become colours. */
export type StoredColour<Space = DeclaredSpace> = {
  /** Undefined if they are sRGB, or if the ICC profile applies. */
  readonly space: Space;
  /** Whether the ICC profile of the image does not apply. */
  readonly ignoresIcc: boolean;
  /** Whether the stored colours are multiplied by the alpha. */
  readonly isPremultiplied: boolean;
};

/**
 * What the file says about its colours. `icc` is its ICC profile, which is only used if nothing else has
 * priority over it. Throws if the file is damaged.
 */
export function readColour(
  type: UploadContentType,
  bytes: Uint8Array,
  icc: Buffer | undefined,
): StoredColour {
  const found = readContainer(type, bytes);
  const isHdr = !found.ignoresIcc && icc !== undefined && isHdrProfile(icc);
  return isHdr ? { ...found, space: "hdr" } : found;
}

function readContainer(type: UploadContentType, bytes: Uint8Array): StoredColour {
  if (type === "image/png") return { ...pngSpace(bytes), isPremultiplied: false };
  if (type !== "image/avif") return { space: undefined, ignoresIcc: false, isPremultiplied: false };
  const item = avifItem(bytes);
  const { isPremultiplied } = item;
  return { space: avifSpace(item), ignoresIcc: false, isPremultiplied };
}
