import type { EditorPictureJson } from "@iotd/core/picture";
import { formatInstant } from "./day.ts";
import type { Site } from "./site.ts";

/** A picture's status in words, and the reason if its file was refused. */
export const PictureStatus = ({
  site,
  picture,
}: {
  readonly site: Site;
  readonly picture: EditorPictureJson;
}) => (
  <p class="status">
    <span class={`badge ${picture.status.replace("_", "-")}`}>{labels[picture.status]}</span>{" "}
    {sentenceOf(picture, site.timeZone)}
  </p>
);

const labels: Record<EditorPictureJson["status"], string> = {
  awaiting_upload: "No file yet",
  processing: "In preparation",
  ready: "Ready",
  rejected: "Refused",
};

function sentenceOf(picture: EditorPictureJson, timeZone: string): string {
  switch (picture.status) {
    case "awaiting_upload":
      return "Its upload was not finished.";
    case "processing":
      return "Reload the page in a moment.";
    case "ready":
      return picture.publishedAt
        ? `On the site from ${formatInstant(picture.publishedAt, timeZone)}.`
        : "";
    case "rejected":
      return picture.rejection?.detail ?? "Upload another file.";
  }
}
