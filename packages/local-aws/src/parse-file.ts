import type { z } from "zod";

/**
 * Parses the JSON `text` of `file`.
 *
 * @throws Error of one line with the file and the `remedy`, a sentence, if it is damaged. It does not show
 * the content, which may be secret.
 */
export const parseFile = <Schema extends z.ZodType>(
  schema: Schema,
  { file, text, remedy }: { file: string; text: string; remedy: string },
): z.infer<Schema> => {
  try {
    return schema.parse(JSON.parse(text));
  } catch {
    throw damaged(file, remedy);
  }
};

/** The error for a damaged file: its name and the `remedy`, a sentence. */
export const damaged = (file: string, remedy: string): Error =>
  new Error(`The file ${file} is damaged. ${remedy}`);
