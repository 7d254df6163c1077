import * as z from "zod/mini";
import { InvalidInputError } from "./errors.ts";
import { parseJson } from "./parse-json.ts";

/** A page of a keyset-paged list: `nextCursor` is null on the last one. */
export type Page<Item> = { readonly items: Item[]; readonly nextCursor: string | null };

export const pageLimit = { default: 20, max: 100 } as const;

const limitFault = `must be a whole number from 1 to ${pageLimit.max}`;

/** What every list accepts: how many items, and where the page before ended. */
export const pageRequestSchema = z.strictObject({
  limit: z._default(
    z.coerce
      .number(limitFault)
      .check(z.int(limitFault), z.minimum(1, limitFault), z.maximum(pageLimit.max, limitFault)),
    pageLimit.default,
  ),
  cursor: z.optional(z.string().check(z.maxLength(500, "is too long to be a cursor"))),
});
export type PageRequest = z.infer<typeof pageRequestSchema>;

/** Packs the sort key of a page's last row; opaque to clients, who only hand it back. */
const encodeCursor = (key: Readonly<Record<string, string>>): string =>
  Buffer.from(JSON.stringify(key)).toString("base64url");

/** Unpacks a cursor into `schema`'s sort key. Throws `InvalidInputError` for one we did not make. */
export function decodeCursor<Key>(cursor: string, schema: z.core.$ZodType<Key>): Key {
  const parsed = z.safeParse(schema, parseJson(Buffer.from(cursor, "base64url").toString()));
  if (parsed.success) return parsed.data;
  throw new InvalidInputError("The cursor is not one of ours. Start again without it.", [
    { pointer: "/cursor", detail: "not a cursor from an earlier page" },
  ]);
}

/**
 * Makes a page of `rows`, which the query fetched one beyond `limit` to learn whether more follow.
 * `keyOf` gives the sort key that the next page starts after.
 */
export function toPage<Row>(
  rows: readonly Row[],
  limit: number,
  keyOf: (row: Row) => Readonly<Record<string, string>>,
): Page<Row> {
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  const hasMore = rows.length > limit && last !== undefined;
  return { items, nextCursor: hasMore ? encodeCursor(keyOf(last)) : null };
}
