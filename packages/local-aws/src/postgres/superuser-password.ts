import { randomBytes } from "node:crypto";
import { readFile } from "node:fs/promises";
import { dirname } from "node:path";
import { writeFileDurably } from "../durable-file.ts";
import { unlessMissing } from "../error-code.ts";
import { damaged } from "../parse-file.ts";

/**
 * The password in the file `path`. If there is no such file, it is created with a random password of
 * 256 bits, readable by its owner only.
 *
 * @throws Error of one line if the file is damaged.
 */
export const superuserPassword = async (path: string): Promise<string> => {
  const existing = await unlessMissing(readFile(path, "utf8"));
  if (existing !== undefined) {
    if (/^[\w-]{43}$/.test(existing)) return existing;
    throw damaged(
      path,
      `Restore it from a backup, or remove the folder ${dirname(path)} to start without data.`,
    );
  }
  const password = randomBytes(32).toString("base64url");
  await writeFileDurably(path, password);
  return password;
};
