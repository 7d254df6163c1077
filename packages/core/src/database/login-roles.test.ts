import { sql } from "drizzle-orm";
import pg from "pg";
import { beforeEach, describe, expect, inject, it } from "vitest";
import { findPictureAt } from "../picture/published/picture-at.ts";
import {
  aMadeVariant,
  anEditor,
  aPicture,
  aVariant,
  hiddenPictures,
  useTestDatabase,
} from "../testing/index.ts";
import { type LoginRole, loginRoles, loginRolesSql } from "./login-roles.ts";

const database = useTestDatabase();

beforeEach(database.clear);

const insufficientPrivilege = { cause: { code: "42501" } };
const run = (role: LoginRole, statement: string) => database.as(role).execute(sql.raw(statement));

describe("the role iotd_public", () => {
  it("the public role can read a published picture with its variants", async () => {
    const { id } = await aPicture(database.as("iotd_owner"));
    await aVariant(database.as("iotd_owner"), id);

    const found = await findPictureAt({ db: database.as("iotd_public") }, new Date());

    expect(found).toMatchObject({ id, variants: [aMadeVariant(id)] });
  });

  it.each(hiddenPictures)(
    "the public role cannot see a picture that is %s",
    async (_, overrides) => {
      await aPicture(database.as("iotd_owner"), overrides);

      expect((await run("iotd_public", "select id from picture")).rows).toEqual([]);
    },
  );

  it.each(hiddenPictures)(
    "the public role cannot search a picture that is %s, whatever time it asks for",
    async (_, overrides) => {
      const db = database.as("iotd_owner");
      const shown = await aPicture(db, { name: "Moon" });
      await aPicture(db, { name: "Moon", ...overrides });

      const found = `select search_published('moon', 'infinity', 'infinity', 'ffffffff-ffff-ffff-ffff-ffffffffffff', 9) id`;
      expect((await run("iotd_public", found)).rows).toEqual([{ id: shown.id }]);
    },
  );

  it.each([
    "sha256",
    "byte_size",
    "content_type",
    "upload_id",
    "status_changed_at",
    "rejection_code",
    "rejection_detail",
    "created_by",
    "draft",
    "revision",
  ])("the public role cannot read the column %s", async (column) => {
    await expect(run("iotd_public", `select ${column} from picture`)).rejects.toMatchObject(
      insufficientPrivilege,
    );
  });

  it.each([
    '"user"',
    "session",
    "account",
    "verification",
    "rate_limit",
    "two_factor",
    "passkey",
    "access_link",
    "audit_entry",
  ])("the public role cannot read the table %s", async (table) => {
    await expect(run("iotd_public", `select from ${table}`)).rejects.toMatchObject(
      insufficientPrivilege,
    );
  });

  it.each([
    "update picture set name = 'Another'",
    "delete from picture",
    "insert into picture (id) values (gen_random_uuid())",
    "update picture set variants = '[]'",
    "truncate picture cascade",
    "create table public.notes (note text)",
    "select count(*) from drizzle.__drizzle_migrations",
    "select count(*) from drizzle.applied_migration",
  ])("the public role cannot %s", async (statement) => {
    await expect(run("iotd_public", statement)).rejects.toMatchObject(insufficientPrivilege);
  });
});

describe("the role iotd_processor", () => {
  it.each([
    'select from "user"',
    "select from session",
    "select from account",
    "update picture set name = 'Another'",
    "update picture set sha256 = ''",
    "update picture set deleted_at = null",
    "insert into picture (id) values (gen_random_uuid())",
    "delete from picture",
    "create table public.notes (note text)",
  ])("the processor role cannot %s", async (statement) => {
    await expect(run("iotd_processor", statement)).rejects.toMatchObject(insufficientPrivilege);
  });
});

describe("the role iotd_editor", () => {
  it.each([
    "update picture set variants = '[]'",
    "update picture set width = 1",
    "delete from picture",
    "update audit_entry set actor_name = 'Another'",
    "delete from audit_entry",
    "truncate audit_entry",
    "create table public.notes (note text)",
  ])("the editor role cannot %s", async (statement) => {
    await expect(run("iotd_editor", statement)).rejects.toMatchObject(insufficientPrivilege);
  });

  it("the editor role can read accounts and insert sessions, for sign-in", async () => {
    const { userId } = await anEditor(database.as("iotd_owner"));

    await run(
      "iotd_editor",
      `insert into session (id, user_id, token, expires_at)
       values (gen_random_uuid(), '${userId}', 'a token', now())`,
    );

    const statement = 'select email from "user" join session on user_id = "user".id';
    expect((await run("iotd_editor", statement)).rowCount).toBe(1);
  });
});

describe("all login roles", () => {
  it.each([
    ["iotd_owner", "5min"],
    ["iotd_editor", "10s"],
    ["iotd_processor", "10s"],
    ["iotd_public", "5s"],
  ] as const)("statements of %s time out after %s", async (role, timeout) => {
    const { rows } = await run(role, "show statement_timeout");

    expect(rows).toEqual([{ statement_timeout: timeout }]);
  });

  it("creating the login roles again changes nothing", async () => {
    const client = new pg.Client({ connectionString: inject("postgres").url });
    await client.connect();
    const rolesNow = async () =>
      (await client.query("select * from pg_roles where rolname like 'iotd%' order by 1")).rows;

    const before = await rolesNow();
    await client.query(loginRolesSql());
    const after = await rolesNow();
    await client.end();

    expect(before.map(({ rolname }) => rolname)).toEqual(loginRoles.toSorted());
    expect(after).toEqual(before);
  });

  it("no login role is a superuser, bypasses row-level security or can create roles or databases", async () => {
    const { rows } = await run(
      "iotd_owner",
      `select rolname from pg_roles where rolname like 'iotd%'
       and (rolsuper or rolcreaterole or rolcreatedb or rolreplication or rolbypassrls)`,
    );

    expect(rows).toEqual([]);
  });
});
