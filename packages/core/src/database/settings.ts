import * as z from "zod";
import type { DatabaseConnection } from "./connection.ts";
import type { CredentialsProvider } from "./iam-token.ts";

/**
 * The environment variables that say where the database is: `DATABASE_URL` with its password, or
 * host and user of an RDS Proxy that takes IAM tokens.
 */
export const databaseSettingsSchema = z.union([
  z.object({ DATABASE_URL: z.url() }),
  z.object({
    DATABASE_HOST: z.string().min(1),
    DATABASE_PORT: z.coerce.number().int().default(5432),
    DATABASE_NAME: z.string().min(1),
    DATABASE_USER: z.string().min(1),
    AWS_REGION: z.string().min(1),
  }),
]);
export type DatabaseSettings = z.infer<typeof databaseSettingsSchema>;

/** The connection that the environment describes; `credentials` sign IAM tokens. */
export function toConnection(
  settings: DatabaseSettings,
  credentials: CredentialsProvider = environmentCredentials,
): DatabaseConnection {
  if ("DATABASE_URL" in settings) return { auth: "password", url: settings.DATABASE_URL };
  return {
    auth: "iam",
    host: settings.DATABASE_HOST,
    port: settings.DATABASE_PORT,
    database: settings.DATABASE_NAME,
    user: settings.DATABASE_USER,
    region: settings.AWS_REGION,
    credentials,
  };
}

const environmentSchema = z.object({
  AWS_ACCESS_KEY_ID: z.string(),
  AWS_SECRET_ACCESS_KEY: z.string(),
  AWS_SESSION_TOKEN: z.string().optional(),
});

/** Lambda puts the credentials of a function's role there, and replaces the instance before they expire. */
const environmentCredentials: CredentialsProvider = async () => {
  const found = environmentSchema.parse(process.env);
  return {
    accessKeyId: found.AWS_ACCESS_KEY_ID,
    secretAccessKey: found.AWS_SECRET_ACCESS_KEY,
    sessionToken: found.AWS_SESSION_TOKEN,
  };
};
