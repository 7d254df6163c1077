import { errorSentence } from "@iotd/core/error-sentence";
import type * as z from "zod";
import type { Terminal } from "./terminal.ts";

/** The options, for `parseArgs`, of commands that work on a deployed stage. */
export const stageOptions = {
  stage: { type: "string" },
  region: { type: "string" },
  profile: { type: "string" },
} as const;

/** Checks the values of options. Throws an error that names each option that is wrong. */
export function checkOptions<Options>(schema: z.ZodType<Options>, values: unknown): Options {
  const parsed = schema.safeParse(values);
  if (parsed.success) return parsed.data;
  throw new Error(
    parsed.error.issues.map(({ path, message }) => `--${path.join()} ${message}.`).join(" "),
  );
}

/** What `parse` returns. If it throws, prints the error and `usage`, and returns undefined. */
export function parseOrExplain<Options>(
  parse: () => Options,
  usage: string,
  { printError }: Terminal,
): Options | undefined {
  try {
    return parse();
  } catch (error) {
    printError(`${errorSentence(error)}\n\n${usage}`);
    return undefined;
  }
}
