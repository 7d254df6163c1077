import * as z from "zod/mini";

const tooLong = (limit: number) => `must have at most ${limit} characters`;

/** A check for zod and zod/mini: PostgreSQL can store the text. It has no NUL and no unpaired surrogate. */
export const storable = z.refine<string>(
  (text) => text.isWellFormed() && !text.includes("\0"),
  "contains characters that are not allowed",
);

/** A check for zod and zod/mini of a text's length, as JavaScript counts it. */
export const maxCharacters = (limit: number) => z.maxLength(limit, tooLong(limit));

/** Like `maxCharacters`, but an emoji is one character, as in PostgreSQL. */
export const maxCodePoints = (limit: number) =>
  z.refine<string>((text) => [...text].length <= limit, tooLong(limit));
