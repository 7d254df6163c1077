import type { Caller } from "../connection.ts";

/** Somebody in eu-west-1 with keys of no account. */
export const callerAt = (endpoint: string): Caller => ({
  region: "eu-west-1",
  credentials: async () => ({ accessKeyId: "AKIATEST", secretAccessKey: "secret" }),
  connection: { endpoint },
});
