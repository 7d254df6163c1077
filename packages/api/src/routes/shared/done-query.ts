import * as z from "zod";

/** The field `done` of a query: what the previous page did. It becomes the text of `notices`, if that has it. */
export const doneShape = (notices: Readonly<Record<string, string>>) => ({
  done: z
    .enum(Object.keys(notices))
    .optional()
    .catch(undefined)
    .transform((key) => (key === undefined ? undefined : notices[key])),
});
