import * as z from "zod";

/** A CloudFormation template, as far as programs here read one: its resources by logical id. */
export const templateSchema = z.looseObject({
  Resources: z
    .record(
      z.string(),
      z.looseObject({
        Type: z.string(),
        Properties: z.record(z.string(), z.unknown()).default({}),
      }),
    )
    .default({}),
});

/** What the name of a template's file ends in; before it is the name of the stack. */
export const templateEnding = ".template.json";
