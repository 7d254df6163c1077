import type { LoginRole } from "@iotd/core/database/login-roles";

/** The database that functions on this machine use while `npm run dev` runs. */
export type LiveDatabase = {
  /** Environment variables of the functions of each role. They override those of the stack. */
  readonly environment: Readonly<Record<LoginRole, Readonly<Record<string, string>>>>;
  /** A few words for the person who starts it. */
  readonly description: string;
  readonly close: () => Promise<void>;
};
