import { forEachText } from "@iotd/core/picture/texts";
import { pictureFields } from "../../picture-fields.ts";

/** The labels of the fields of a picture, where its versions are compared. */
export const fieldLabels = {
  ...forEachText((text) => pictureFields[text].label),
  publishedAt: "Date",
  focalX: "Focal point from the left",
  focalY: "Focal point from the top",
} as const;
