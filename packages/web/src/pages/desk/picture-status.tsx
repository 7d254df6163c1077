import type { EditorPictureJson } from "@iotd/core/picture";
import { formatInstant } from "../../format-day.ts";
import type { Site } from "../shared/site.ts";
import { stateLabels, stateOf } from "./picture-state.ts";

/** The state of a picture, with its date or the reason why its file was refused. */
export const PictureStatus = ({
  site,
  picture,
  now,
}: {
  readonly site: Site;
  readonly picture: EditorPictureJson;
  readonly now: Date;
}) => {
  if (picture.deletedAt) {
    return (
      <p class="status">
        <span class="badge deleted">Deleted</span>{" "}
        <time datetime={picture.deletedAt}>{formatInstant(picture.deletedAt, site.timeZone)}</time>
      </p>
    );
  }
  const state = stateOf(picture, now);
  return (
    <p class="status">
      <span class={`badge ${state.replace("_", "-")}`}>{stateLabels[state]}</span>{" "}
      {sentenceOf(picture, state, site.timeZone)}
    </p>
  );
};

function sentenceOf(
  picture: EditorPictureJson,
  state: keyof typeof stateLabels,
  timeZone: string,
): string {
  const date = picture.publishedAt ? formatInstant(picture.publishedAt, timeZone) : "";
  switch (state) {
    case "draft":
      return "Not visible on the site.";
    case "scheduled":
      return `for ${date}`;
    case "published":
      return `since ${date}`;
    case "in_preparation":
      return `Reload the page in a moment.${intentOf(picture, date)}`;
    case "refused":
      return picture.rejection?.detail ?? "Upload another file.";
    case "no_file":
      return `The upload was not finished.${intentOf(picture, date)}`;
  }
}

function intentOf({ draft }: EditorPictureJson, date: string): string {
  if (draft) return " It will be a draft.";
  return date && ` Scheduled for ${date}.`;
}
