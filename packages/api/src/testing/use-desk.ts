import { picture } from "@iotd/core/schema";
import type { TestDatabase } from "@iotd/core/testing";
import { beforeAll, beforeEach } from "vitest";
import { signedIn } from "./sign-in.ts";
import { createTestApps } from "./test-apps.ts";

/** The desk in the browser of a signed-in editor. Each test starts without pictures. */
export function useDesk(database: TestDatabase) {
  const owner = () => database.as("iotd_owner");
  let app: ReturnType<typeof createTestApps>["adminApp"];
  let session: Record<string, string>;

  beforeAll(async () => {
    app = createTestApps(database).adminApp;
    session = await signedIn(owner());
  });
  beforeEach(() => owner().delete(picture));

  return {
    open: (path: string) => app.request(path, { headers: session }),
    get: async (path: string) => (await app.request(path, { headers: session })).text(),
    /** Sends a form. Use a list of pairs to send a field several times. */
    post: (
      path: string,
      fields: Record<string, string> | [string, string][] = {},
      headers: Record<string, string> = session,
    ) =>
      app.request(path, {
        method: "POST",
        headers: { ...headers, "content-type": "application/x-www-form-urlencoded" },
        body: new URLSearchParams(fields).toString(),
      }),
  };
}
