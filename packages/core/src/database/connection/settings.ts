import { readFileSync } from "node:fs";
import * as z from "zod/mini";
import { type Environment, parseEnvironment } from "../../environment.ts";
import { credentialsFromFile } from "./access-key-file.ts";
import type { DatabaseConnection } from "./connection.ts";
import type { CredentialsProvider } from "./iam-token.ts";

const given = z.string("must be set").check(z.minLength(1, "must be set"));

const passwordSchema = z.object({ DATABASE_URL: z.url("must be a URL") });

const addressSchema = z.pipe(
  z.string().check(z.regex(/^[^:]+:\d{1,5}$/, "must be like 127.0.0.1:5433")),
  z.transform((address) => {
    const [host = "", port] = address.split(":");
    return { host, port: Number(port) };
  }),
);

const iamSchema = z.object({
  DATABASE_HOST: given,
  DATABASE_PORT: z._default(z.coerce.number("must be a port").check(z.int("must be a port")), 5432),
  DATABASE_ADDRESS: z.optional(addressSchema),
  DATABASE_CA_FILE: z.optional(given),
  DATABASE_ACCESS_KEY_FILE: z.optional(given),
  DATABASE_NAME: given,
  DATABASE_USER: given,
  AWS_REGION: given,
});

/**
 * Reads the connection from environment variables. With `DATABASE_URL` it signs in with the password
 * in the URL. Otherwise it signs in to `DATABASE_HOST`, an RDS Proxy, with IAM tokens that are signed
 * with `credentials`.
 *
 * Optional variables: `DATABASE_ADDRESS`, the host and port to connect to, if it is not
 * `DATABASE_HOST`; `DATABASE_CA_FILE`, certificate authorities in PEM; `DATABASE_ACCESS_KEY_FILE`, a
 * file with the access key that signs tokens. The last two are for databases that are not on AWS.
 *
 * Throws an error that names each variable that is missing or invalid.
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
    address: settings.DATABASE_ADDRESS,
    certificateAuthority:
      settings.DATABASE_CA_FILE && readFileSync(settings.DATABASE_CA_FILE, "utf8"),
    database: settings.DATABASE_NAME,
    user: settings.DATABASE_USER,
    region: settings.AWS_REGION,
    credentials: settings.DATABASE_ACCESS_KEY_FILE
      ? credentialsFromFile(settings.DATABASE_ACCESS_KEY_FILE)
      : credentials,
  };
}

const credentialsSchema = z.object({
  AWS_ACCESS_KEY_ID: given,
  AWS_SECRET_ACCESS_KEY: given,
  AWS_SESSION_TOKEN: z.optional(z.string()),
});

/** The credentials of the function's role. Lambda sets these variables and replaces the instance before they expire. */
const lambdaCredentials: CredentialsProvider = async () => {
  const found = parseEnvironment(credentialsSchema);
  return {
    accessKeyId: found.AWS_ACCESS_KEY_ID,
    secretAccessKey: found.AWS_SECRET_ACCESS_KEY,
    sessionToken: found.AWS_SESSION_TOKEN,
  };
};
