import * as z from "zod";
import type { ChangeContext } from "../../context.ts";
import { DomainError, type ErrorCode } from "../../errors.ts";
import { pageLimit } from "../../paging.ts";
import { type Picture, pictureIdSchema } from "../picture.ts";
import { deletePicture, restorePicture } from "./delete-picture.ts";
import { publishPicture, updatePicture } from "./update-picture.ts";

/** What can be done to several pictures at once. */
export const bulkActions = ["publish", "draft", "delete", "restore"] as const;
export type BulkAction = (typeof bulkActions)[number];

/** A request to change several pictures. */
export const bulkRequestSchema = z.strictObject({
  action: z
    .enum(bulkActions)
    .describe(
      "`publish` publishes a picture now, or when it is ready. `draft` removes it from the site and the schedule.",
    ),
  ids: z
    .array(pictureIdSchema)
    .min(1, "must name at least one picture")
    .max(pageLimit.max, `must name at most ${pageLimit.max} pictures`)
    .transform((ids) => [...new Set(ids)])
    .describe(`1 to ${pageLimit.max} pictures. Duplicates are ignored.`),
});
export type BulkRequest = z.infer<typeof bulkRequestSchema>;

/** What happened to one picture: the changed picture, or why it was not changed. */
export type BulkOutcome =
  | { readonly id: string; readonly picture: Picture }
  | {
      readonly id: string;
      readonly failure: { readonly code: ErrorCode; readonly detail: string };
    };

const changes: Record<BulkAction, (ctx: ChangeContext, id: string) => Promise<Picture>> = {
  publish: publishPicture,
  draft: (ctx, id) => updatePicture(ctx, id, { draft: true }),
  delete: deletePicture,
  restore: restorePicture,
};

/** Changes several pictures, each in its own transaction. If one fails with a `DomainError`, the others are still changed. */
export async function changePictures(
  ctx: ChangeContext,
  { action, ids }: BulkRequest,
): Promise<BulkOutcome[]> {
  const outcomes: BulkOutcome[] = [];
  for (const id of ids) {
    try {
      outcomes.push({ id, picture: await changes[action](ctx, id) });
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      outcomes.push({ id, failure: { code: error.code, detail: error.message } });
    }
  }
  return outcomes;
}
