import type { EditorPictureJson, PictureState } from "@iotd/core/picture";

/** The name of each state, in the order of the list's views. */
export const stateLabels: Readonly<Record<PictureState, string>> = {
  draft: "Draft",
  scheduled: "Scheduled",
  published: "On the site",
  in_preparation: "In preparation",
  refused: "Refused",
  no_file: "No file yet",
};

/** Whether a picture is not deleted and has no usable file. */
export const needsFile = ({ deletedAt, status }: EditorPictureJson): boolean =>
  deletedAt === null && (status === "rejected" || status === "awaiting_upload");

/** The state at `now` of a picture that is not deleted. */
export function stateOf(picture: EditorPictureJson, now: Date): PictureState {
  switch (picture.status) {
    case "awaiting_upload":
      return "no_file";
    case "processing":
      return "in_preparation";
    case "rejected":
      return "refused";
    case "ready":
      if (picture.draft || picture.publishedAt === null) return "draft";
      return new Date(picture.publishedAt) > now ? "scheduled" : "published";
  }
}
