import { sql } from "drizzle-orm";
import type { Database } from "../database/index.ts";

/**
 * Inserts `count` pictures, four a day until ten days after `now`. Needs the role `iotd_owner`. Of a hundred, one
 * is rejected and one deleted. About 40 are scheduled and 40 are drafts.
 *
 * A third has the word "common", another third "frequent", none both, and one of a thousand "rare".
 */
export async function insertManyPictures(db: Database, count: number, now: Date): Promise<void> {
  // To build the index of the search at once is much faster than to add to it row by row.
  const definition = sql`select pg_get_indexdef('picture_search'::regclass) as statement`;
  const { rows } = await db.execute<{ statement: string }>(definition);
  await db.execute(sql`drop index picture_search`);
  await db.execute(sql`alter table picture set (autovacuum_enabled = off)`);
  await db.execute(sql`
    insert into picture (id, name, tagline, alt, credit, status, status_changed_at, upload_id, sha256, byte_size,
      content_type, width, height, placeholder, variants, rejection_code, published_at, draft, created_at,
      updated_at, deleted_at)
    select
      -- As a UUIDv7, it sorts by the time of the upload.
      (lpad(to_hex((extract(epoch from at) * 1000)::bigint + 1e14::bigint), 12, '0') || '70008' ||
        substr(md5(n::text), 1, 15))::uuid,
      'Picture ' || n, (array['common', 'frequent', 'third'])[n % 3 + 1] ||
        case when n % 1000 = 0 then ' rare ' else ' ' end || phrases[n % 37 + 1] || phrases[n % 41 + 50] ||
        phrases[n % 43 + 100], 'A picture', 'Credit ' || n % 50, status, at, gen_random_uuid(), md5(n::text), 1000,
      'image/jpeg', 640, 427, 'abcdefghijklmnopqrstuvwxyz',
      jsonb_build_array(jsonb_build_object('format', 'jpeg', 'width', 640, 'height', 427, 'byteSize', 1000, 'key', md5(n::text))),
      case when status = 'rejected' then 'not_decodable' end,
      case when is_draft or status = 'rejected' then null else at end, is_draft and status = 'ready', at, at,
      case when n % 100 = 50 then at end
    from
      (select array_agg(words) as phrases from (
        select string_agg('word' || m * 7 % 2000, ' ') || ' ' as words from generate_series(1, 1800) m group by m % 150
      ) phrase) vocabulary,
      generate_series(1, ${count}::int) n,
      lateral (select
        ${now.toISOString()}::timestamptz + (n - ${count}::int + 40) * interval '6 hours' as at,
        case when n % 100 = 99 then 'rejected' else 'ready' end as status,
        n between ${count}::int / 2 and ${count}::int / 2 + 40 as is_draft) each_picture`);
  await db.execute(rows[0]?.statement ?? "");
  // Otherwise the planner knows nothing of the rows, and no index can be read without its table.
  await db.execute(sql`vacuum (analyze) picture`);
}
