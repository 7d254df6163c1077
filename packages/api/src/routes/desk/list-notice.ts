import type { Database } from "@iotd/core/database";
import { DomainError } from "@iotd/core/errors";
import * as pictures from "@iotd/core/picture";
import { clockNote, type Notice } from "@iotd/web/pages";
import * as z from "zod";

const ids = z
  .string()
  .transform((text) => text.split(","))
  .pipe(z.array(pictures.pictureIdSchema).max(100))
  .optional();

/** The pictures that were just changed, by the kind of change. The list shows it and offers to undo it. */
export const noticeShape = {
  added: ids,
  saved: ids,
  trashed: ids,
  restored: ids,
  published: ids,
  drafted: ids,
  failed: ids,
  /** An action was sent without a picture. */
  chosen: z.literal("none").optional(),
};
/** The query field for each action on a picture. */
export const noticeOf = {
  save: "saved",
  publish: "published",
  draft: "drafted",
  delete: "trashed",
  restore: "restored",
} as const satisfies Record<pictures.BulkAction | "save", keyof typeof noticeShape>;

type NoticeQuery = z.infer<z.ZodObject<typeof noticeShape>>;

/** The notice for a query. Pictures that no longer exist are omitted. */
export async function findNotice(
  ctx: { readonly db: Database; readonly timeZone: string },
  query: NoticeQuery,
): Promise<Notice | undefined> {
  if (query.chosen === "none") {
    return {
      kind: "saved",
      pictures: [],
      note: "Choose pictures first, then an action.",
    };
  }
  const kinds = [
    ["added", query.added],
    ["saved", query.saved],
    ["deleted", query.trashed],
    ["restored", query.restored],
    ["published", query.published],
    ["drafted", query.drafted],
  ] as const;
  const [kind, named] = kinds.find(([, found]) => found !== undefined) ?? [];
  if (!kind || !named) return undefined;
  const failed = new Set(query.failed);
  const found = await findPictures(ctx, named);
  const done = found.filter(({ id }) => !failed.has(id));
  const [only] = done;
  const note =
    kind === "saved" && only?.publishedAt
      ? clockNote(only.publishedAt.toISOString(), ctx.timeZone)
      : undefined;
  return {
    kind,
    pictures: done.map(({ id, name }) => ({ id, name })),
    failed: found
      .filter(({ id }) => failed.has(id))
      .map(({ id, name, deletedAt }) => ({ id, name, reason: reasonOf(deletedAt) })),
    ...(note !== undefined && { note }),
  };
}

const reasonOf = (deletedAt: Date | null) =>
  deletedAt ? "it is deleted. Restore it first." : "another editor changed it. Try again.";

async function findPictures(ctx: { readonly db: Database }, named: readonly string[]) {
  const found: pictures.Picture[] = [];
  for (const id of named) {
    try {
      found.push(await pictures.getEditorPicture(ctx, id));
    } catch (error) {
      if (!(error instanceof DomainError && error.code === "not-found")) throw error;
    }
  }
  return found;
}
