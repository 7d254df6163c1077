import * as z from "zod";
import { type Environment, parseEnvironment } from "../environment.ts";
import type { DatabaseConnection } from "./connection.ts";
import type { CredentialsProvider } from "./iam-token.ts";

const passwordSchema = z.object({ DATABASE_URL: z.url() });

const iamSchema = z.object({
  DATABASE_HOST: z.string().min(1),
  DATABASE_PORT: z.coerce.number().int().default(5432),
  DATABASE_NAME: z.string().min(1),
  DATABASE_USER: z.string().min(1),
  AWS_REGION: z.string().min(1),
});

/**
 * The connection that environment variables describe: `DATABASE_URL` with its password, or the
 * host, name and user of an RDS Proxy that takes IAM tokens, which `credentials` sign. Throws an
 * error that names what is missing.
 */
export function readDatabaseConnection(
  environment: Environment = process.env,
  credentials: CredentialsProvider = lambdaCredentials,
): DatabaseConnection {
  if (environment.DATABASE_URL !== undefined) {
    return { auth: "password", url: parseEnvironment(passwordSchema, environment).DATABASE_URL };
  }
  const settings = parseEnvironment(iamSchema, environment);
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

const credentialsSchema = z.object({
  AWS_ACCESS_KEY_ID: z.string(),
  AWS_SECRET_ACCESS_KEY: z.string(),
  AWS_SESSION_TOKEN: z.string().optional(),
});

/** Lambda keeps its role's credentials there, and replaces the instance before they expire. */
const lambdaCredentials: CredentialsProvider = async () => {
  const found = parseEnvironment(credentialsSchema);
  return {
    accessKeyId: found.AWS_ACCESS_KEY_ID,
    secretAccessKey: found.AWS_SECRET_ACCESS_KEY,
    sessionToken: found.AWS_SESSION_TOKEN,
  };
};
