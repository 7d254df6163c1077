import type { Seen } from "../check.ts";
import { fresh } from "../fresh.ts";
import { expectStatus } from "../read-answer.ts";
import { openSite, type Site } from "../site.ts";
import { announcePicture } from "./announce-picture.ts";
import { checkVariants } from "./check-variants.ts";
import { type EditorAccount, type EditorSession, signIn, signOut } from "./editor-session.ts";
import { sendBytes } from "./send-bytes.ts";
import { makeTestPicture } from "./test-picture.ts";
import { untilReady } from "./until-ready.ts";

/** What is left behind is cleared also when the check's own time is over. */
const clearingMilliseconds = 10_000;

/**
 * An editor's whole way with a small picture that no visitor sees: sign in, announce, upload, wait until it
 * is ready, look at its variants, delete, sign out. Deletes and signs out also when something fails in between.
 */
export async function checkUpload(site: Site, account: EditorAccount): Promise<Seen> {
  const session = await signIn(site, account);
  return finallyDo(
    () => checkPicture(site, session),
    () => signOut(clearing(site), session),
  );
}

async function checkPicture(site: Site, session: EditorSession): Promise<Seen> {
  const png = makeTestPicture();
  const { picture, upload } = await announcePicture(site, session, png);
  return finallyDo(
    async () => {
      const begin = performance.now();
      await sendBytes(site, upload, png);
      const ready = await untilReady(site, session, picture.id);
      const seconds = ((performance.now() - begin) / 1_000).toFixed(1);
      await checkVariants(site, ready);
      expectStatus(await site.ask(fresh(`/api/pictures/${picture.id}`)), 404);
      return `ready after ${seconds} s in ${ready.variants.length} variants, and deleted`;
    },
    async () => {
      const answer = await session.delete(clearing(site), `/api/admin/pictures/${picture.id}`);
      expectStatus(answer, 204);
    },
  );
}

const clearing = ({ origin }: Site): Site =>
  openSite(origin, AbortSignal.timeout(clearingMilliseconds));

/** Does `last` in any case; if both fail, both are told of. */
async function finallyDo<Value>(
  first: () => Promise<Value>,
  last: () => Promise<void>,
): Promise<Value> {
  let value: Value;
  try {
    value = await first();
  } catch (error) {
    await last().catch((another: unknown) => {
      throw new AggregateError([error, another]);
    });
    throw error;
  }
  await last();
  return value;
}
