export {
  connectDatabase,
  type Database,
  type DatabaseClient,
  pingDatabase,
} from "./connection/client.ts";
export type { DatabaseConnection } from "./connection/connection.ts";
export { type CredentialsProvider, createIamToken } from "./connection/iam-token.ts";
export { isDatabaseOutage } from "./connection/outage.ts";
export { readDatabaseConnection } from "./connection/settings.ts";
