import * as z from "zod";

const id = z.uuid("must be a UUID");

/** The passkeys that are ticked in a form: none, one or several ids. Parse the body with `all: true`. */
export const chosenPasskeys = {
  passkeys: z
    .union([z.array(id), id.transform((one) => [one])])
    .default([])
    .readonly(),
};
