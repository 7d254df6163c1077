import type { Seen } from "../check.ts";
import type { Site } from "../site.ts";
import { checkPicture } from "./check-picture.ts";
import { clearing } from "./clearing.ts";
import { type EditorAccount, signIn, signOut } from "./editor-session.ts";
import { finallyDo } from "./finally-do.ts";

/** An editor signs in, uploads a picture (see `checkPicture`), and signs out in any case. */
export async function checkUpload(site: Site, account: EditorAccount): Promise<Seen> {
  const session = await signIn(site, account);
  return finallyDo(
    () => checkPicture(site, session),
    () => signOut(clearing(site), session),
  );
}
