import { randomBytes } from "node:crypto";
import { readFile } from "node:fs/promises";
import { writeFileDurably } from "../durable-file.ts";
import { unlessMissing } from "../error-code.ts";

/**
 * The password in the file `path`. If there is no such file, it is created with a random password of
 * 256 bits, readable by its owner only.
 */
export const superuserPassword = async (path: string): Promise<string> => {
  const existing = await unlessMissing(readFile(path, "utf8"));
  if (existing !== undefined) return existing;
  const password = randomBytes(32).toString("base64url");
  await writeFileDurably(path, password);
  return password;
};
