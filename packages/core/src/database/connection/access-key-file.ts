import { readFile } from "node:fs/promises";
import * as z from "zod/mini";
import { parseJson } from "../../parse-json.ts";
import type { CredentialsProvider } from "./iam-token.ts";

const part = z.string().check(z.minLength(1));
const accessKeySchema = z.object({ accessKeyId: part, secretAccessKey: part });

/**
 * The access key in the JSON `file` that `DATABASE_ACCESS_KEY_FILE` names, as it is whenever a token is
 * made. Rejects with an error that names the variable and the file, and shows nothing that is in it.
 */
export const credentialsFromFile =
  (file: string): CredentialsProvider =>
  async () => {
    const text = await readFile(file, "utf8").catch((cause: unknown) => {
      throw new Error(
        `DATABASE_ACCESS_KEY_FILE: ${file} cannot be read: start what writes it, or unset the variable.`,
        { cause },
      );
    });
    const key = z.safeParse(accessKeySchema, parseJson(text));
    if (key.success) return key.data;
    throw new Error(
      `DATABASE_ACCESS_KEY_FILE: ${file} must be JSON with accessKeyId and secretAccessKey.`,
    );
  };
