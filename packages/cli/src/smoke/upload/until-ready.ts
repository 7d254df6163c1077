import { setTimeout as wait } from "node:timers/promises";
import * as z from "zod";
import { expectStatus, readJson } from "../read-answer.ts";
import type { Site } from "../site.ts";
import { unexpected } from "../unexpected.ts";
import type { EditorSession } from "./editor-session.ts";

const pollMilliseconds = 500;

const pictureSchema = z.object({
  status: z.string(),
  rejection: z.object({ detail: z.string() }).nullable(),
  variants: z.array(z.object({ url: z.url(), format: z.string(), byteSize: z.number() })),
});
export type ReadyPicture = z.infer<typeof pictureSchema>;

/** Waits for the image-processor. Fails when it rejects the picture, and when the site's time is over. */
export async function untilReady(
  site: Site,
  session: EditorSession,
  id: string,
): Promise<ReadyPicture> {
  let status = "awaiting_upload";
  for (;;) {
    try {
      const answer = await session.get(site, `/api/admin/pictures/${id}`);
      expectStatus(answer, 200);
      const picture = readJson(answer, pictureSchema);
      if (picture.status === "ready") return picture;
      if (picture.rejection) {
        throw unexpected("the picture to become ready", `rejected: ${picture.rejection.detail}`);
      }
      status = picture.status;
      await wait(pollMilliseconds, undefined, { signal: site.signal });
    } catch (error) {
      if (!site.signal.aborted) throw error;
      throw unexpected("the picture to become ready in time", status, { cause: error });
    }
  }
}
