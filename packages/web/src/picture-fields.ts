/** The text fields of a picture, in the order of the form. `subject` is the name of the field within a sentence. */
export const pictureFields = {
  name: { label: "Name", subject: "name" },
  tagline: { label: "Tagline", subject: "tagline" },
  alt: { label: "Alternative text", subject: "alternative text" },
  credit: { label: "Credit", subject: "credit" },
} as const satisfies Record<string, { readonly label: string; readonly subject: string }>;

/** The name of a text field, in forms and in JSON. */
export type PictureField = keyof typeof pictureFields;

/** Whether `name` is the name of a text field. */
export const isPictureField = (name: string): name is PictureField =>
  Object.hasOwn(pictureFields, name);

/** The names of these fields, in the order of the form. */
export const pictureFieldNames = Object.keys(pictureFields).filter(isPictureField);
