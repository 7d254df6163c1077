import { ask, expectStatus } from "@iotd/api/answer";
import { type EditorAccount, type EditorClient, signIn } from "@iotd/api/editor-client";
import type { Seen } from "../check.ts";
import type { Site } from "../site.ts";
import { checkPicture } from "./check-picture.ts";
import { finallyDo } from "./finally-do.ts";
import { openCleanUpClient } from "./open-clean-up-client.ts";

/** An editor signs in, uploads a picture and deletes it (see `checkPicture`), and signs out in any case. */
export async function checkUpload(site: Site, account: EditorAccount): Promise<Seen> {
  const { headers } = await signIn(site.origin, account, { signal: site.signal });
  return finallyDo(
    () => checkPicture(site, headers.cookie),
    () => signOut(openCleanUpClient(site, headers.cookie)),
  );
}

/** Ends the session, and throws if its cookie still works. */
async function signOut(editor: EditorClient): Promise<void> {
  await editor.signOut();
  const list = await ask("GET /api/admin/pictures", () => editor.pictures.$get({ query: {} }));
  expectStatus(list, 401);
}
