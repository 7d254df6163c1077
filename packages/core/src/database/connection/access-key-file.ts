import { readFile } from "node:fs/promises";
import * as z from "zod/mini";
import { parseJson } from "../../parse-json.ts";
import type { CredentialsProvider } from "./iam-token.ts";

const part = z.string().check(z.minLength(1));
const accessKeySchema = z.object({ accessKeyId: part, secretAccessKey: part });

/**
 * Credentials from the JSON `file` that `DATABASE_ACCESS_KEY_FILE` names. The file is read for every
 * token, so a new key works without a restart. Rejects with an error that names the variable and the
 * file, without any of its content.
 */
export const credentialsFromFile =
  (file: string): CredentialsProvider =>
  async () => {
    const text = await readFile(file, "utf8").catch((cause: unknown) => {
      throw new Error(
        `DATABASE_ACCESS_KEY_FILE: ${file} cannot be read. Start the program that writes it, or unset the variable.`,
        { cause },
      );
    });
    const key = z.safeParse(accessKeySchema, parseJson(text));
    if (key.success) return key.data;
    throw new Error(
      `DATABASE_ACCESS_KEY_FILE: ${file} must be JSON with accessKeyId and secretAccessKey.`,
    );
  };
