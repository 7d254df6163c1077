import { forEachText } from "@iotd/core/picture/texts";
import type { UploadedPicture } from "../islands/uploader/transfer/upload-api.ts";

/** A picture as the upload learns of it again, ready; `changes` are what a test is about. */
export const anUploadedPicture = (changes: Partial<UploadedPicture> = {}): UploadedPicture => ({
  id: "p1",
  name: "Lift-off",
  status: "ready",
  rejection: undefined,
  imageUrl: "/a.jpeg",
  isDeleted: false,
  isDraft: false,
  publishedAt: undefined,
  ...changes,
});

/** What an editor says of a picture. */
export const description = {
  ...forEachText(() => ""),
  name: "Lift-off",
  tagline: "It flies.",
  focalPoint: null,
  publication: { kind: "now" },
} as const;
