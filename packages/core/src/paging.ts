import * as z from "zod/mini";
import { InvalidInputError } from "./errors.ts";
import { parseJson } from "./parse-json.ts";
import { maxCharacters } from "./text-rules.ts";

/** A page of a list with keyset pagination. `nextCursor` is null on the last page. */
export type Page<Item> = { readonly items: Item[]; readonly nextCursor: string | null };

/** How many items a page has: by default, and at most. */
export const pageLimit = { default: 20, max: 100 } as const;

const limitFault = `must be a whole number from 1 to ${pageLimit.max}`;

/** What every list request accepts: the number of items, and the `nextCursor` of the previous page. */
export const pageRequestSchema = z.strictObject({
  limit: z._default(
    z.coerce
      .number(limitFault)
      .check(z.int(limitFault), z.minimum(1, limitFault), z.maximum(pageLimit.max, limitFault)),
    pageLimit.default,
  ),
  cursor: z.optional(z.string().check(maxCharacters(500))),
});

/** Encodes the sort key of a page's last row. Clients must not interpret it. */
const encodeCursor = (key: Readonly<Record<string, string>>): string =>
  Buffer.from(JSON.stringify(key)).toString("base64url");

/** Decodes a cursor to the sort key that `schema` describes. Throws `InvalidInputError` if it is not one. */
export function decodeCursor<Key>(cursor: string, schema: z.core.$ZodType<Key>): Key {
  const parsed = z.safeParse(schema, parseJson(Buffer.from(cursor, "base64url").toString()));
  if (parsed.success) return parsed.data;
  throw new InvalidInputError("The cursor is not valid. Start again without it.", [
    { pointer: "/cursor", detail: "must be the nextCursor of an earlier page" },
  ]);
}

/**
 * Makes a page from `rows`. The query must fetch up to `limit + 1` rows: the last one shows that there
 * is another page. `keyOf` returns the sort key of a row, which the cursor contains.
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
