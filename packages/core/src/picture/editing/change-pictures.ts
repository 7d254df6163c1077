import * as z from "zod";
import type { ChangeContext } from "../../context.ts";
import { DomainError, type ErrorCode } from "../../errors.ts";
import { pageLimit } from "../../paging.ts";
import { type Picture, pictureIdSchema } from "../picture.ts";
import { deletePicture, restorePicture } from "./delete-picture.ts";
import { publishPicture, updatePicture } from "./update-picture.ts";

export const bulkActions = ["publish", "draft", "delete", "restore"] as const;
export type BulkAction = (typeof bulkActions)[number];

export const bulkRequestSchema = z.strictObject({
  action: z
    .enum(bulkActions)
    .describe(
      "`publish` shows a picture from now on, or once it is ready; `draft` takes it from the site or from the schedule.",
    ),
  ids: z
    .array(pictureIdSchema)
    .min(1, "must name at least one picture")
    .max(pageLimit.max, `must name at most ${pageLimit.max} pictures`)
    .transform((ids) => [...new Set(ids)])
    .describe(`1 to ${pageLimit.max} pictures. One that is named twice is changed once.`),
});
export type BulkRequest = z.infer<typeof bulkRequestSchema>;

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

/** Does the same to several pictures, one after the other: what fails for one is done for the others. */
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
