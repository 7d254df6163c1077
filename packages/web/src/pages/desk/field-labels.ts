import { pictureFields } from "../../picture-fields.ts";

/** The labels of the fields of a picture, where its versions are compared. */
export const fieldLabels = {
  name: pictureFields.name.label,
  tagline: pictureFields.tagline.label,
  alt: pictureFields.alt.label,
  credit: pictureFields.credit.label,
  publishedAt: "Date",
  focalX: "Focal point from the left",
  focalY: "Focal point from the top",
} as const;
