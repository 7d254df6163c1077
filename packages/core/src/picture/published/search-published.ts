import { type SQL, sql } from "drizzle-orm";
import { picture } from "../picture.sql.ts";
import { toTsquery } from "../search-query.ts";

/** The largest UUID. */
const lastId = "ffffffff-ffff-ffff-ffff-ffffffffffff";

/**
 * A condition: the picture is one of the latest `maximum` that the public may see at `now`, match `q`, and come after
 * the key `after`. A database function finds them, because the public role itself cannot use the index of the
 * search (docs/decisions/0024-search-function.md).
 */
export const isFoundByPublicSearch = ({
  q,
  now,
  after = { publishedAt: "infinity", id: lastId },
  maximum,
}: {
  readonly q: string;
  readonly now: Date;
  readonly after: { readonly publishedAt: string; readonly id: string } | undefined;
  readonly maximum: number;
}): SQL =>
  sql`${picture.id} = any (array(select search_published(${toTsquery(q)}, ${now.toISOString()}, ${after.publishedAt}, ${after.id}, ${maximum})))`;
