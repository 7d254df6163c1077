import { describe, expect, it } from "vitest";
import { pinReasons } from "./pin-reasons.ts";

describe("a statement that pins its session", () => {
  it.each([
    "SET search_path = x",
    "  set session statement_timeout = 5",
    "/* first */ set timezone = 'UTC'",
    "-- first\nreset all",
    "begin; set x = 1; commit",
    "prepare p as select 1",
    "execute p",
    "deallocate all",
    "discard all",
    "listen news",
    "unlisten *",
    "load 'auto_explain'",
    "declare c cursor for select 1",
    "create temp table t (n int)",
    "create temporary sequence s",
    "CREATE OR REPLACE TEMP VIEW v AS SELECT 1",
    "select 1 into temp t",
    "select set_config('x.y', $1, false)",
    "select pg_advisory_lock($1)",
    "select pg_try_advisory_lock_shared(1)",
    "select nextval('s')",
  ])("is %s", (sql) => {
    expect(pinReasons(sql)).toHaveLength(1);
  });

  it("is reported without its strings", () => {
    const sql = "select 1; set app.note = 'it''s; secret' -- and why";

    expect(pinReasons(sql)).toEqual([
      { reason: expect.stringContaining("SET"), statement: "set app.note = ?" },
    ]);
  });

  it("is reported for each such statement", () => {
    expect(pinReasons("set a.b = 1; select 1; set c.d = 2")).toHaveLength(2);
  });
});

describe("a statement that does not pin its session", () => {
  it.each([
    "select 1",
    "update picture set name = $1",
    "insert into note values ('; set x = 1')",
    "select $tag$; set x = 1$tag$",
    "select E'\\'; set x = 1'",
    'select 1 as "; set x"',
    "begin; set local x = 1; commit",
    "set transaction isolation level serializable",
    "select pg_advisory_xact_lock(1)",
    "create table temporary_notes (n int)",
    "-- set x = 1\nselect 1",
  ])("is %s", (sql) => {
    expect(pinReasons(sql)).toEqual([]);
  });
});
