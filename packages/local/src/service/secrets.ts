import { randomBytes } from "node:crypto";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import * as z from "zod";

const secretsSchema = z.object({
  authSecret: z.string().min(32),
  rolePassword: z.string().min(16),
});

/** What this machine's service keeps to itself: made once, kept beside the data, readable by its owner only. */
export type Secrets = z.infer<typeof secretsSchema>;

/** The secrets in `directory`, made at the first call. */
export async function loadSecrets(directory: string): Promise<Secrets> {
  const file = join(directory, "secrets.json");
  const made = {
    authSecret: randomBytes(32).toString("base64url"),
    rolePassword: randomBytes(18).toString("base64url"),
  };
  try {
    await writeFile(file, JSON.stringify(made), { mode: 0o600, flag: "wx" });
    return made;
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "EEXIST")) throw error;
  }
  return secretsSchema.parse(JSON.parse(await readFile(file, "utf8")));
}
