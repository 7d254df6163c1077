import * as z from "zod";

/** The query field `done` names what was just done. It becomes the text of `notices`; other values are ignored. */
export const doneShape = (notices: Readonly<Record<string, string>>) => ({
  done: z
    .enum(Object.keys(notices))
    .optional()
    .catch(undefined)
    .transform((key) => (key === undefined ? undefined : notices[key])),
});
