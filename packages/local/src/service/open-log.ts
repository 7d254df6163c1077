import { appendFileSync, closeSync, fchmodSync, openSync } from "node:fs";
import { join } from "node:path";
import { createLogger, type Logger } from "@iotd/core/logging";
import * as z from "zod";

/** The log of the service. */
export type ServiceLog = {
  readonly log: Logger;
  readonly file: string;
  readonly close: () => Promise<void>;
};

type ErrorFields = { message: string; cause?: ErrorFields | undefined };
const errorSchema: z.ZodType<ErrorFields> = z.object({
  message: z.string(),
  get cause() {
    return errorSchema.optional();
  },
});
const warningSchema = z.object({
  level: z.enum(["warn", "error"]),
  message: z.string(),
  error: errorSchema.optional().catch(undefined),
  reason: z.string().optional().catch(undefined),
});

/** A warning or an error as one sentence with its reason or innermost cause; undefined for other lines. */
function sentenceOf(line: string): string | undefined {
  const { data } = warningSchema.safeParse(JSON.parse(line));
  let error = data?.error;
  while (error?.cause) error = error.cause;
  const reason = data?.reason ?? error?.message;
  return data && `Warning: ${data.message}${reason ? `: ${reason}` : ""}`;
}

/**
 * Opens the log in a file of `directory` that only its owner can read. `print` is called with a sentence
 * for each warning and error. If the file cannot be written (a full disk), lines are lost: `print` is
 * called once with the reason, and again when the file can be written.
 */
export function openLog(directory: string, print: (sentence: string) => void): ServiceLog {
  const file = join(directory, "service.log");
  const descriptor = openSync(file, "a", 0o600);
  // The file may be from an earlier version.
  fchmodSync(descriptor, 0o600);
  let isFailing = false;
  let isClosed = false;
  const append = (line: string) => {
    if (isClosed) return;
    try {
      // A partial line of the last failure ends here.
      appendFileSync(descriptor, isFailing ? `\n${line}\n` : `${line}\n`);
      if (isFailing) print(`${file} is written again.`);
      isFailing = false;
    } catch (error) {
      if (!isFailing) print(`${file} cannot be written: ${String(error)}. The service continues.`);
      isFailing = true;
    }
  };
  const log = createLogger((line) => {
    append(line);
    const sentence = sentenceOf(line);
    if (sentence !== undefined) print(sentence);
  });
  const close = async () => {
    if (!isClosed) closeSync(descriptor);
    isClosed = true;
  };
  return { log, file, close };
}
