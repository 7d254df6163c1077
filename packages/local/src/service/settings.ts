import { resolve } from "node:path";
import { isTimeZone } from "@iotd/core/day";
import { newAdministratorSchema } from "@iotd/core/user";
import * as z from "zod";
import type { settingNames } from "./setting-names.ts";

/** The environment variables of `npm start`; all have a default. */
const settingsSchema = z.object({
  PORT: z.coerce.number("must be a port number").int().min(0).max(65_535).default(3000),
  IOTD_DATA_DIR: z.string().min(1).default(".iotd"),
  IOTD_ADMIN_EMAIL: newAdministratorSchema.shape.email.default("editor@example.com"),
  IOTD_ADMIN_PASSWORD: newAdministratorSchema.shape.password.optional(),
  SITE_TIME_ZONE: z
    .string()
    .refine(isTimeZone, "must be an IANA time zone such as Europe/Berlin")
    .default("UTC"),
  DATABASE_URL: z
    .url("must be a URL such as postgres://user:password@127.0.0.1:5432/iotd")
    .optional(),
  S3_ENDPOINT: z.url("must be a URL such as http://127.0.0.1:9000").optional(),
  AWS_ACCESS_KEY_ID: z.string().optional(),
  AWS_SECRET_ACCESS_KEY: z.string().optional(),
} satisfies Record<(typeof settingNames)[number], z.ZodType>);

/** The settings of `npm start`. */
export type LocalSettings = {
  /** 0 means a free one. */
  readonly port: number;
  /** Absolute path of the folder for all data. */
  readonly dataDirectory: string;
  readonly admin: { readonly email: string; readonly password: string | undefined };
  readonly timeZone: string;
  /** Of a PostgreSQL server that is already running, with a user who may create roles and databases. */
  readonly databaseUrl: string | undefined;
  /** An S3 server that is already running. */
  readonly s3:
    | { readonly endpoint: string; readonly accessKeyId: string; readonly secretAccessKey: string }
    | undefined;
};

/** Reads the settings; throws an error of one line with all variables that are wrong. */
export function readSettings(
  environment: Readonly<Record<string, string | undefined>>,
): LocalSettings {
  // An empty variable means the same as none.
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ""));
  const parsed = settingsSchema.safeParse(given);
  if (!parsed.success) {
    throw new Error(
      parsed.error.issues.map(({ path, message }) => `${path.join(".")} ${message}`).join("; "),
    );
  }
  const settings = parsed.data;
  return {
    port: settings.PORT,
    dataDirectory: resolve(settings.IOTD_DATA_DIR),
    admin: { email: settings.IOTD_ADMIN_EMAIL, password: settings.IOTD_ADMIN_PASSWORD },
    timeZone: settings.SITE_TIME_ZONE,
    databaseUrl: settings.DATABASE_URL,
    s3: settings.S3_ENDPOINT === undefined ? undefined : externalS3(settings.S3_ENDPOINT, settings),
  };
}

function externalS3(endpoint: string, settings: z.infer<typeof settingsSchema>) {
  const { AWS_ACCESS_KEY_ID: accessKeyId, AWS_SECRET_ACCESS_KEY: secretAccessKey } = settings;
  if (accessKeyId === undefined || secretAccessKey === undefined) {
    throw new Error("S3_ENDPOINT requires AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY");
  }
  return { endpoint, accessKeyId, secretAccessKey };
}
