import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { classifyMigration } from "./expand-only.ts";
import { migrationsFolder } from "./migrate.ts";

const whys = async (sql: string) => (await classifyMigration(sql)).reasons.map(({ why }) => why);

describe("expand-only migrations", () => {
  it.each([
    ["has no statement", "-- nothing yet\n"],
    ["creates a table", "create table tag (id uuid primary key, name text not null unique)"],
    ["creates a view", "create view shown as select id from picture"],
    [
      "creates a function",
      "create function one() returns int language sql as $$ select 1; drop $$",
    ],
    ["creates a type", "create type kind as enum ('photo')"],
    ["creates a policy", "create policy p on picture for select to iotd_public using (true)"],
    ["creates an index", "create index i on picture (name) where deleted_at is null"],
    ["creates an index on lower-case values", "create index i on picture (lower(name))"],
    ["grants rights", "grant select (alt), update (alt) on picture to iotd_editor"],
    ["adds a comment", "comment on table picture is 'one a day; drop table'"],
    ["adds a column that may be null", "alter table picture add column camera text"],
    ["adds a column with a default", "alter table picture add camera text not null default ''"],
    [
      "adds a timestamp with a default",
      "alter table picture add seen timestamptz not null default now()",
    ],
    [
      "adds an array with a default",
      "alter table picture add tags text[] not null default '{}'::text[]",
    ],
    ["adds an identity column", "alter table picture add n int generated always as identity"],
    ["adds a value to an enum", "alter type kind add value 'film'"],
    ["makes a column nullable", "alter table picture alter column alt drop not null"],
    ["validates a constraint", "alter table picture validate constraint c"],
    [
      "checks a new column that old code leaves null",
      `alter table picture add camera text; alter table "public"."picture" add constraint c
       check (char_length("picture"."camera") between 1 and 200 and camera in ('a', 'b'))`,
    ],
    [
      "checks that two new columns are set together",
      "alter table picture add a int, add b int, add check ((a is null) or b is not null)",
    ],
    [
      "adds a foreign key from a new column with on delete set null",
      "alter table picture add tag_id uuid references tag (id) on delete set null",
    ],
    [
      "makes a new nullable column unique",
      "alter table picture add slug text unique; create unique index i on picture (slug)",
    ],
    [
      "updates a column that it has added",
      "alter table picture add slug text; update picture set slug = id::text where slug is null",
    ],
    [
      "sets a new column with a default to not null",
      "alter table picture add n int default 1; alter table picture alter n set not null",
    ],
    [
      "adds a foreign key to a table that it has created",
      "create table tag (id uuid primary key); create table use (tag_id uuid references tag)",
    ],
    [
      "changes a table that it has created",
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
  ])("a migration that %s is expand-only", async (_, sql) => {
    expect(await classifyMigration(sql)).toEqual({ isExpandOnly: true, reasons: [] });
  });
});

describe("breaking migrations", () => {
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
    ["sets a column to not null", "alter table picture alter alt set not null", "may write null"],
    ["adds a check", "alter table picture add check (width > 0)", "may not pass the check"],
    [
      "adds a check without validating it",
      "alter table picture add constraint c check (width > 0) not valid",
      "may not pass the check",
    ],
    [
      "adds a check of an old and a new column",
      "alter table picture add a int, add check (a is not null or width > 0)",
      "may not pass the check",
    ],
    [
      "adds a column with a check for not null",
      "alter table picture add a int check (a is not null)",
      "may not pass the check",
    ],
    [
      "adds a check that requires one of two new columns",
      "alter table picture add a int, add b int, add check (a is not null or b is not null)",
      "may not pass the check",
    ],
    [
      "adds a check whose value for null is not known",
      "alter table picture add a int check (coalesce(a, 0) > 0)",
      "may not pass the check",
    ],
    [
      "adds a check that compares null as a value",
      "alter table picture add a int check (a is distinct from null)",
      "may not pass the check",
    ],
    ["drops a constraint", "alter table picture drop constraint c", "as an upsert does"],
    ["adds a required column", "alter table picture add a int not null", "inserts lack the column"],
    [
      "adds a column if it does not exist",
      "alter table picture add if not exists a int",
      "not recognised",
    ],
    ["adds a serial column", "alter table picture add n serial", "the right to the sequence"],
    [
      "adds a column whose default may fail",
      "alter table picture add n int default nextval('s')",
      "may fail: not recognised",
    ],
    [
      "adds a generated column whose expression may fail",
      "alter table picture add n int generated always as (name::int) stored",
      "may fail: not recognised",
    ],
    [
      "adds a primary key",
      "alter table picture add n int primary key",
      "may not fit the constraint",
    ],
    [
      "adds a unique column with a default",
      "alter table picture add n int default 1 unique",
      "the same value twice",
    ],
    [
      "makes nulls unique",
      "alter table picture add n int, add unique nulls not distinct (n)",
      "the same value twice",
    ],
    ["creates a unique index", "create unique index i on picture (name)", "the same value twice"],
    [
      "creates an index on an expression that may fail",
      "create index i on picture ((name::int))",
      "may fail on what old code writes: not recognised",
    ],
    [
      "creates an index with a condition that may fail",
      "create index i on picture (name) where 1 / width > 0",
      "may fail on what old code writes: not recognised",
    ],
    [
      "adds a foreign key from an old column",
      "alter table picture add foreign key (created_by) references u on delete cascade",
      "a reference to nothing",
    ],
    [
      "creates a table with a foreign key that restricts deleting",
      "create table tag (picture_id uuid references picture)",
      "old code cannot delete from picture what is referred to",
    ],
    [
      "adds a foreign key that restricts deleting to a new table",
      "create table tag (p uuid); alter table tag add foreign key (p) references picture",
      "old code cannot delete from picture what is referred to",
    ],
    [
      "adds a column with a foreign key that restricts deleting",
      "alter table picture add tag_id uuid references tag (id) on delete restrict",
      "old code cannot delete from tag what is referred to",
    ],
    [
      "changes a table that was created if it did not exist",
      "create table if not exists picture (id uuid); alter table picture add check (width > 0)",
      "may not pass the check",
    ],
    ["revokes a right", "revoke select on picture from iotd_public", "may need the right"],
    [
      "creates a restrictive policy",
      "create policy p on picture as restrictive using (false)",
      "no longer sees",
    ],
    [
      "enables row-level security",
      "alter table session enable row level security",
      "no longer sees",
    ],
    [
      "renames a value of an enum",
      "alter type kind rename value 'a' to 'b'",
      "the value from before",
    ],
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
    ["truncates a table", "truncate session", "own rows are deleted"],
    ["updates rows", "update picture set alt = null", "own values change"],
    [
      "updates a new column and an old one",
      "alter table picture add a int; update picture set a = 1, alt = ''",
      "own values change",
    ],
    [
      "deletes rows in a WITH clause of an insert into a new table",
      "create table t (id uuid); with d as (delete from picture returning id) insert into t table d",
      "not recognised",
    ],
    [
      "creates a table that inherits from an old one",
      "create table p () inherits (picture)",
      "not recognised",
    ],
    [
      "makes a new table inherit from an old one",
      "create table p (); alter table p inherit picture",
      "not recognised",
    ],
    ["runs a code block", "do $$ begin drop table picture; end $$", "not recognised"],
    ["changes the owner of a table", "alter table picture owner to iotd_editor", "not recognised"],
    ["is not SQL", "create tabel a ()", 'not recognised: syntax error at or near "tabel"'],
  ])("a migration that %s is not expand-only", async (_, sql, why) => {
    expect(await whys(sql)).toEqual([expect.stringContaining(why)]);
  });

  it("each breaking statement is listed, without its comments and on one line", async () => {
    const sql = `
      -- More of each picture: drop table.
      create table "é;" (id uuid);
      --> statement-breakpoint
      /* A comment
         on two lines. */
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

  it("a long statement is cut to 100 characters", async () => {
    const [reason] = (await classifyMigration(`drop table ${"picture, ".repeat(20)}account`))
      .reasons;

    expect(reason?.statement).toMatch(/^drop table picture, .*…$/);
    expect(reason?.statement).toHaveLength(100);
  });
});

describe("this service's migrations", async () => {
  const files = (await readdir(migrationsFolder)).filter((name) => name.endsWith(".sql"));

  it.each(["0000_pictures-and-editors.sql", "0001_grants.sql"])(
    "the migration %s is expand-only",
    async (file) => {
      expect(files).toContain(file);
      expect(await whys(await readFile(join(migrationsFolder, file), "utf8"))).toEqual([]);
    },
  );
});
