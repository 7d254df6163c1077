import { expectStatus, unexpected } from "@iotd/api/answer";
import { openEditorClient } from "@iotd/api/editor-client";
import type { Seen } from "../check.ts";
import { fresh } from "../fresh.ts";
import type { Site } from "../site.ts";
import { checkVariants } from "./check-variants.ts";
import { finallyDo } from "./finally-do.ts";
import { openCleanUpClient } from "./open-clean-up-client.ts";
import { makeTestPicture } from "./test-picture.ts";

const pollMilliseconds = 500;

/**
 * A small picture that visitors do not see: it is created, uploaded, processed, its variants are served.
 * It is deleted in any case. `cookie` is that of an editor's session.
 */
export async function checkPicture(site: Site, cookie: string): Promise<Seen> {
  const editor = openEditorClient(site.origin, cookie, { signal: site.signal });
  const body = makeTestPicture();
  const { picture, upload } = await editor.create({
    name: "Smoke test",
    tagline: "Uploaded by npm run smoke, which deletes it.",
    // Visitors do not see it even if it is not deleted.
    publishedAt: "9998-12-31T00:00:00Z",
    contentType: "image/png",
    body,
  });
  return finallyDo(
    async () => {
      const begin = performance.now();
      await editor.sendFile(upload, body);
      const { rejection, variants } = await editor.whenProcessed(picture.id, pollMilliseconds);
      if (rejection) {
        throw unexpected("the picture to become ready", `rejected: ${rejection.detail}`);
      }
      const seconds = ((performance.now() - begin) / 1_000).toFixed(1);
      await checkVariants(site, variants);
      expectStatus(await site.ask(fresh(`/api/pictures/${picture.id}`)), 404);
      return `ready after ${seconds} s in ${variants.length} variants, and deleted`;
    },
    () => openCleanUpClient(site, cookie).remove(picture.id),
  );
}
