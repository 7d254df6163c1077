import { randomBytes } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { loginRoles } from "@iotd/core/database/login-roles";
import { parseFile, unlessMissing, writeFileDurably } from "@iotd/local-aws";
import * as z from "zod";

const accessKeySchema = z.object({
  accessKeyId: z.string().min(16),
  secretAccessKey: z.string().min(32),
});

const secretsSchema = z.object({
  authSecret: z.string().min(32),
  rolePassword: z.string().min(16),
  /** One for each login role, to connect to the database proxy. */
  accessKeys: z.record(z.enum(loginRoles), accessKeySchema),
});

/** The secrets of the service on this machine. */
export type Secrets = z.infer<typeof secretsSchema>;

/** Loads the secrets in `directory`, and creates those that are missing. Their file is readable by its owner only. Throws an error of one line if it is damaged. */
export async function loadSecrets(directory: string): Promise<Secrets> {
  const file = join(directory, "secrets.json");
  const existing = await readSecrets(file);
  const secrets = secretsSchema.parse({ ...makeSecrets(), ...existing });
  if (existing?.accessKeys === undefined) await writeFileDurably(file, JSON.stringify(secrets));
  return secrets;
}

async function readSecrets(file: string) {
  const text = await unlessMissing(readFile(file, "utf8"));
  const remedy =
    "Restore it from a backup, or delete it and start again: then all editors must sign in again and set up their second factors again.";
  return text === undefined
    ? undefined
    : parseFile(secretsSchema.partial(), { file, text, remedy });
}

const makeSecrets = (): Secrets => {
  const makeAccessKey = () => ({
    accessKeyId: `LOCAL${randomBytes(8).toString("hex").toUpperCase()}`,
    secretAccessKey: randomBytes(30).toString("base64url"),
  });
  return {
    authSecret: randomBytes(32).toString("base64url"),
    rolePassword: randomBytes(18).toString("base64url"),
    accessKeys: {
      iotd_owner: makeAccessKey(),
      iotd_editor: makeAccessKey(),
      iotd_processor: makeAccessKey(),
      iotd_public: makeAccessKey(),
    },
  };
};
