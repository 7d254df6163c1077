import { readFile } from "node:fs/promises";
import type * as z from "zod";

/** Resolves with the JSON in `file`, parsed by `schema`. Rejects if there is no such file, or if it does not fit. */
export const readJson = async <Schema extends z.ZodType>(
  file: string,
  schema: Schema,
): Promise<z.infer<Schema>> => schema.parse(JSON.parse(await readFile(file, "utf8")));
