import { createHash } from "node:crypto";
import * as z from "zod";
import { expectStatus, readJson } from "../read-answer.ts";
import type { Site } from "../site.ts";
import type { EditorSession } from "./editor-session.ts";

/** So late that no visitor ever sees it, should it not be deleted. */
const publishedAt = "9999-12-31T00:00:00Z";

const announcedSchema = z.object({
  picture: z.object({ id: z.uuid() }),
  upload: z.object({
    url: z.url(),
    method: z.string(),
    headers: z.record(z.string(), z.string()),
  }),
});
export type AnnouncedPicture = z.infer<typeof announcedSchema>;

/** Announces `png`, and learns where its bytes go. */
export async function announcePicture(
  site: Site,
  session: EditorSession,
  png: Buffer,
): Promise<AnnouncedPicture> {
  const answer = await session.post(site, "/api/admin/pictures", {
    name: "Smoke test",
    tagline: "Uploaded by npm run smoke, which deletes it.",
    publishedAt,
    contentType: "image/png",
    byteSize: png.length,
    sha256: createHash("sha256").update(png).digest("base64"),
  });
  expectStatus(answer, 201);
  return readJson(answer, announcedSchema);
}
