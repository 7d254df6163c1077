import type { LoginRole } from "@iotd/core/database/login-roles";

/** The database that functions on this machine use while `npm run dev` runs. */
export type LiveDatabase = {
  /** What each role's function is told of it, over what its stack says. */
  readonly environment: Readonly<Record<LoginRole, Readonly<Record<string, string>>>>;
  /** In a few words, for who starts it. */
  readonly description: string;
  readonly close: () => Promise<void>;
};
