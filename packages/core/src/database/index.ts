export { connectDatabase, type Database, type DatabaseClient } from "./client.ts";
export type { DatabaseConnection } from "./connection.ts";
export { type CredentialsProvider, createIamToken } from "./iam-token.ts";
export { type DatabaseSettings, databaseSettingsSchema, toConnection } from "./settings.ts";
