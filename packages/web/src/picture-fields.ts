import type { PictureText } from "@iotd/core/picture/texts";

/** How pages name the texts of a picture. `subject` is the name within a sentence. */
export const pictureFields: Readonly<
  Record<PictureText, { readonly label: string; readonly subject: string }>
> = {
  name: { label: "Name", subject: "name" },
  tagline: { label: "Tagline", subject: "tagline" },
  alt: { label: "Alternative text", subject: "alternative text" },
  credit: { label: "Credit", subject: "credit" },
};
