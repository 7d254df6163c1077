export { connectDatabase, type Database, type DatabaseClient, pingDatabase } from "./client.ts";
export type { DatabaseConnection } from "./connection.ts";
export { type CredentialsProvider, createIamToken } from "./iam-token.ts";
export { isDatabaseOutage } from "./outage.ts";
export { readDatabaseConnection } from "./settings.ts";
