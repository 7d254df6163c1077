import type { Caller } from "../connection.ts";

/** A caller in eu-west-1 with access keys of no account, whose requests go to `endpoint`. */
export const callerAt = (endpoint: string): Caller => ({
  region: "eu-west-1",
  credentials: async () => ({ accessKeyId: "AKIATEST", secretAccessKey: "secret" }),
  connection: { endpoint },
});
