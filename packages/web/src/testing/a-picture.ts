import { randomUUID } from "node:crypto";
import type { EditorPictureJson } from "@iotd/core/picture";

/** A ready picture, as the API gives it to editors. `changes` replace its fields. */
export function aPicture(changes: Partial<EditorPictureJson> = {}): EditorPictureJson {
  const id = randomUUID();
  const variants = (["avif", "webp", "jpeg"] as const).map((format) => ({
    url: `/media/${id}/640.${format}`,
    format,
    width: 640,
    height: 427,
    byteSize: 40_000,
  }));
  return {
    id,
    name: `Lift-off ${id}`,
    tagline: `Falcon 9 leaves the ground ${id}`,
    alt: null,
    credit: null,
    status: "ready",
    publishedAt: "2026-11-22T08:00:00.000Z",
    createdAt: "2026-11-22T07:58:00.000Z",
    updatedAt: "2026-11-22T08:00:00.000Z",
    width: 640,
    height: 427,
    placeholder: "3OcRJYB4d3h/iIeHeEh3eIhw+j3A",
    focalPoint: null,
    image: {
      src: `/media/${id}/640.jpeg`,
      srcset: `/media/${id}/640.jpeg 640w`,
      sources: variants.map(({ url, format }) => ({
        type: `image/${format}`,
        srcset: `${url} 640w`,
      })),
    },
    variants,
    contentType: "image/jpeg",
    byteSize: 112_525,
    sha256: "wt0N58U4340RHkeWGbEpRk0CadCuX9GMqR0zp/3+qVw=",
    rejection: null,
    draft: false,
    revision: 1,
    createdBy: null,
    deletedAt: null,
    ...changes,
  };
}

/** A picture whose file was refused. */
export const aRejectedPicture = (changes: Partial<EditorPictureJson> = {}): EditorPictureJson =>
  aPicture({
    status: "rejected",
    rejection: { code: "animated", detail: "The image is animated. Upload a still image." },
    publishedAt: null,
    width: null,
    height: null,
    placeholder: null,
    image: null,
    variants: [],
    ...changes,
  });
