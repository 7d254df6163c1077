import { picture } from "@iotd/core/schema";
import type { TestDatabase } from "@iotd/core/testing";
import { beforeAll, beforeEach } from "vitest";
import { signedIn } from "./sign-in.ts";
import { createTestApps } from "./test-apps.ts";

/** The desk as an editor's browser sees it who is signed in; each test begins without pictures. */
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
    /** Sends a form; a list of pairs where a field comes more than once. */
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
