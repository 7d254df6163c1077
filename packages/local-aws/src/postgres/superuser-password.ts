import { randomBytes } from "node:crypto";
import { readFile } from "node:fs/promises";
import { writeFileDurably } from "../durable-file.ts";
import { unlessMissing } from "../error-code.ts";

/**
 * The password kept in the file `path`; a random one of 256 bits is made and written, for the owner
 * alone to read, if there is no such file.
 */
export const superuserPassword = async (path: string): Promise<string> => {
  const existing = await unlessMissing(readFile(path, "utf8"));
  if (existing !== undefined) return existing;
  const password = randomBytes(32).toString("base64url");
  await writeFileDurably(path, password);
  return password;
};
