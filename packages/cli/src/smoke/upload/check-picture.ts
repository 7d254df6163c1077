import type { Seen } from "../check.ts";
import { fresh } from "../fresh.ts";
import { expectStatus } from "../read-answer.ts";
import type { Site } from "../site.ts";
import { announcePicture } from "./announce-picture.ts";
import { checkVariants } from "./check-variants.ts";
import { clearing } from "./clearing.ts";
import type { EditorSession } from "./editor-session.ts";
import { finallyDo } from "./finally-do.ts";
import { sendBytes } from "./send-bytes.ts";
import { makeTestPicture } from "./test-picture.ts";
import { untilReady } from "./until-ready.ts";

/**
 * The whole way of a small picture that no visitor sees: announced, uploaded, ready, its variants served, and
 * deleted, also when something fails in between.
 */
export async function checkPicture(site: Site, session: EditorSession): Promise<Seen> {
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
