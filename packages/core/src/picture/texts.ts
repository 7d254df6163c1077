/** The texts that editors write about a picture, in the order of the form, with their limits. Browsers load this file. */
export const pictureTexts = {
  name: { maxCharacters: 200, isRequired: true },
  tagline: { maxCharacters: 2_000, isRequired: true },
  alt: { maxCharacters: 1_000, isRequired: false },
  credit: { maxCharacters: 200, isRequired: false },
} as const;

/** The name of such a text: as a column, in JSON and in forms. */
export type PictureText = keyof typeof pictureTexts;

/** Whether `name` is the name of such a text. */
export const isPictureText = (name: string): name is PictureText =>
  Object.hasOwn(pictureTexts, name);

/** The names of these texts, in the order of the form. */
export const pictureTextNames = Object.keys(pictureTexts).filter(isPictureText);

/** An object with a value for each text. */
export const forEachText = <Value>(
  make: (text: PictureText) => Value,
): Record<PictureText, Value> => ({
  name: make("name"),
  tagline: make("tagline"),
  alt: make("alt"),
  credit: make("credit"),
});
