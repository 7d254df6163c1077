import { localTimeAt } from "@iotd/core/local-time";
import type { EditorPictureJson } from "@iotd/core/picture";
import { forEachText, type PictureText } from "@iotd/core/picture/texts";

/** The values of the fields of the edit form, as text. */
export type EditValues = Readonly<
  Partial<Record<PictureText | "publishedAt" | "focalX" | "focalY", string>>
> & { readonly state?: "draft" | "now" | "at" | undefined };

/** The saved values of a picture for the form; the date is in local time of `timeZone`. */
export function editValuesOf(picture: EditorPictureJson, timeZone: string): EditValues {
  const { draft, publishedAt, focalPoint } = picture;
  return {
    ...forEachText((text) => picture[text] ?? ""),
    state: placementOf(draft, publishedAt),
    publishedAt: publishedAt ? localTimeAt(new Date(publishedAt), timeZone) : "",
    focalX: toPercent(focalPoint?.x),
    focalY: toPercent(focalPoint?.y),
  };
}

function placementOf(draft: boolean, publishedAt: string | null) {
  if (draft) return "draft";
  return publishedAt ? "at" : "now";
}

const toPercent = (share: number | undefined) =>
  share === undefined ? "" : String(Math.round(share * 10_000) / 100);
