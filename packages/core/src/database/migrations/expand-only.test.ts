import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { classifyMigration } from "./expand-only.ts";
import { migrationsFolder } from "./migrate.ts";

const whys = async (sql: string) => (await classifyMigration(sql)).reasons.map(({ why }) => why);

describe("a migration is expand-only that", () => {
  it.each([
    ["has no statement", "-- nothing yet\n"],
    ["makes a table", "create table tag (id uuid primary key, name text not null unique)"],
    ["makes a view", "create view shown as select id from picture"],
    ["makes a function", "create function one() returns int language sql as $$ select 1; drop $$"],
    ["makes a type", "create type kind as enum ('photo')"],
    ["makes a policy", "create policy p on picture for select to iotd_public using (true)"],
    ["makes an index", "create index i on picture (name) where deleted_at is null"],
    ["makes an index over lower case", "create index i on picture (lower(name))"],
    ["grants", "grant select (alt), update (alt) on picture to iotd_editor"],
    ["comments", "comment on table picture is 'one a day; drop table'"],
    ["adds a column that may be null", "alter table picture add column camera text"],
    ["adds a column with a default", "alter table picture add camera text not null default ''"],
    ["adds an instant", "alter table picture add seen timestamptz not null default now()"],
    ["adds a list", "alter table picture add tags text[] not null default '{}'::text[]"],
    ["adds a numbered column", "alter table picture add n int generated always as identity"],
    ["adds a value to an enum", "alter type kind add value 'film'"],
    ["lets a column be null", "alter table picture alter column alt drop not null"],
    ["validates a constraint", "alter table picture validate constraint c"],
    [
      "checks what old code leaves empty",
      `alter table picture add camera text; alter table "public"."picture" add constraint c
       check (char_length("picture"."camera") between 1 and 200 and camera in ('a', 'b'))`,
    ],
    [
      "checks that two new columns come together",
      "alter table picture add a int, add b int, add check ((a is null) or b is not null)",
    ],
    [
      "refers from a new column, and lets go",
      "alter table picture add tag_id uuid references tag (id) on delete set null",
    ],
    [
      "makes a new column unique that may be null",
      "alter table picture add slug text unique; create unique index i on picture (slug)",
    ],
    [
      "fills a column that it has made",
      "alter table picture add slug text; update picture set slug = id::text where slug is null",
    ],
    [
      "requires a new column that has a default",
      "alter table picture add n int default 1; alter table picture alter n set not null",
    ],
    [
      "holds on to what only new code can delete",
      "create table tag (id uuid primary key); create table use (tag_id uuid references tag)",
    ],
    [
      "does as it likes with a table that it has made",
      `create table tag (id uuid, picture_id uuid);
       --> statement-breakpoint
       alter table tag enable row level security
       --> statement-breakpoint
       create unique index tag_id on tag (id);
       alter table tag add check (id is not null), alter column id set not null;
       alter table tag add foreign key (picture_id) references picture (id) on delete cascade;
       alter table tag rename id to tag_id;
       insert into tag select id, id from picture; delete from tag`,
    ],
  ])("%s", async (_, sql) => {
    expect(await classifyMigration(sql)).toEqual({ isExpandOnly: true, reasons: [] });
  });
});

describe("a migration is not expand-only that", () => {
  it.each([
    ["drops a table", "drop table picture", "old code may use what is dropped"],
    ["drops an index", "drop index if exists i", "old code may use what is dropped"],
    ["drops a policy", "drop policy p on picture", "old code may use what is dropped"],
    ["drops a column", "alter table picture drop column alt", "reads or writes the column"],
    ["renames a column", "alter table picture rename alt to text", "the name from before"],
    ["renames a table", "alter table picture rename to photo", "the name from before"],
    ["changes a type", "alter table picture alter alt type varchar(9)", "the type from before"],
    ["changes a default", "alter table picture alter alt set default ''", "another value"],
    ["drops a default", "alter table picture alter alt drop default", "another value"],
    ["requires a column", "alter table picture alter alt set not null", "may write null"],
    ["adds a check", "alter table picture add check (width > 0)", "may not pass the check"],
    [
      "adds a check that it does not validate",
      "alter table picture add constraint c check (width > 0) not valid",
      "may not pass the check",
    ],
    [
      "checks an old column with a new one",
      "alter table picture add a int, add check (a is not null or width > 0)",
      "may not pass the check",
    ],
    [
      "requires a new column by a check",
      "alter table picture add a int check (a is not null)",
      "may not pass the check",
    ],
    [
      "requires one of two new columns",
      "alter table picture add a int, add b int, add check (a is not null or b is not null)",
      "may not pass the check",
    ],
    [
      "checks a new column by what is not known of null",
      "alter table picture add a int check (coalesce(a, 0) > 0)",
      "may not pass the check",
    ],
    [
      "checks null as a value",
      "alter table picture add a int check (a is distinct from null)",
      "may not pass the check",
    ],
    ["drops a constraint", "alter table picture drop constraint c", "as an upsert does"],
    ["adds a required column", "alter table picture add a int not null", "inserts lack the column"],
    [
      "adds a column that may have been there",
      "alter table picture add if not exists a int",
      "not recognised",
    ],
    ["adds a serial", "alter table picture add n serial", "the right to the sequence"],
    [
      "adds a default that may fail",
      "alter table picture add n int default nextval('s')",
      "may fail: not recognised",
    ],
    [
      "adds a column that is computed by what may fail",
      "alter table picture add n int generated always as (name::int) stored",
      "may fail: not recognised",
    ],
    ["adds a key", "alter table picture add n int primary key", "may not fit the constraint"],
    [
      "makes a default unique",
      "alter table picture add n int default 1 unique",
      "the same value twice",
    ],
    [
      "lets only one row lack a value",
      "alter table picture add n int, add unique nulls not distinct (n)",
      "the same value twice",
    ],
    ["makes a unique index", "create unique index i on picture (name)", "the same value twice"],
    [
      "makes an index that may fail",
      "create index i on picture ((name::int))",
      "may fail on what old code writes: not recognised",
    ],
    [
      "makes an index where division may fail",
      "create index i on picture (name) where 1 / width > 0",
      "may fail on what old code writes: not recognised",
    ],
    [
      "refers from an old column",
      "alter table picture add foreign key (created_by) references u on delete cascade",
      "a reference to nothing",
    ],
    [
      "holds on to what old code deletes",
      "create table tag (picture_id uuid references picture)",
      "old code cannot delete from picture what is referred to",
    ],
    [
      "holds on to it from a new table's constraint",
      "create table tag (p uuid); alter table tag add foreign key (p) references picture",
      "old code cannot delete from picture what is referred to",
    ],
    [
      "holds on to it from a new column",
      "alter table picture add tag_id uuid references tag (id) on delete restrict",
      "old code cannot delete from tag what is referred to",
    ],
    [
      "changes a table that may have been there",
      "create table if not exists picture (id uuid); alter table picture add check (width > 0)",
      "may not pass the check",
    ],
    ["revokes", "revoke select on picture from iotd_public", "may need the right"],
    ["restricts rows", "create policy p on picture as restrictive using (false)", "no longer sees"],
    ["hides rows", "alter table session enable row level security", "no longer sees"],
    ["renames a value", "alter type kind rename value 'a' to 'b'", "the value from before"],
    ["replaces a view", "create or replace view v as select 1 as a", "what replaces it"],
    [
      "replaces a function",
      "create or replace function f() returns int language sql as 'select 1'",
      "what replaces it",
    ],
    [
      "adds a trigger",
      "create trigger t before insert on picture execute function f()",
      "runs on what old code writes",
    ],
    ["inserts rows", "insert into session (id) values (gen_random_uuid())", "own rows change"],
    ["deletes rows", "delete from session", "own rows change"],
    ["truncates", "truncate session", "own rows are deleted"],
    ["updates", "update picture set alt = null", "own values change"],
    [
      "updates a new column and an old one",
      "alter table picture add a int; update picture set a = 1, alt = ''",
      "own values change",
    ],
    [
      "deletes under cover of a new table",
      "create table t (id uuid); with d as (delete from picture returning id) insert into t table d",
      "not recognised",
    ],
    ["attaches a table to an old one", "create table p () inherits (picture)", "not recognised"],
    [
      "lets a new table show in an old one",
      "create table p (); alter table p inherit picture",
      "not recognised",
    ],
    ["runs code", "do $$ begin drop table picture; end $$", "not recognised"],
    ["changes the owner of a table", "alter table picture owner to iotd_editor", "not recognised"],
    ["is not SQL", "create tabel a ()", 'not recognised: syntax error at or near "tabel"'],
  ])("%s", async (_, sql, why) => {
    expect(await whys(sql)).toEqual([expect.stringContaining(why)]);
  });

  it("has one such statement among others, and names each of them", async () => {
    const sql = `
      -- More of each picture: drop table.
      create table "é;" (id uuid);
      --> statement-breakpoint
      /* Nobody
         reads it. */
      alter table picture
        drop column alt;
      comment on table picture is 'x';
      --> statement-breakpoint
      -- The last.
      truncate verification`;

    expect((await classifyMigration(sql)).reasons).toEqual([
      {
        statement: "alter table picture drop column alt",
        why: "old code reads or writes the column",
      },
      { statement: "truncate verification", why: "old code's own rows are deleted" },
    ]);
  });

  it("is long, and is shown by its beginning", async () => {
    const [reason] = (await classifyMigration(`drop table ${"picture, ".repeat(20)}account`))
      .reasons;

    expect(reason?.statement).toMatch(/^drop table picture, .*…$/);
    expect(reason?.statement).toHaveLength(100);
  });
});

describe("this service's migrations", async () => {
  const files = (await readdir(migrationsFolder)).filter((name) => name.endsWith(".sql"));

  it.each(["0000_pictures-and-editors.sql", "0001_grants.sql"])(
    "%s is expand-only",
    async (file) => {
      expect(files).toContain(file);
      expect(await whys(await readFile(join(migrationsFolder, file), "utf8"))).toEqual([]);
    },
  );
});
