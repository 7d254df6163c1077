import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { awsLoginRolesSql } from "@iotd/core/database/aws-login-roles";
import { loginRoles } from "@iotd/core/database/login-roles";
import { migrateDatabase } from "@iotd/core/database/migrate";
import { query } from "@iotd/core/testing";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type Postgres, startPostgres } from "../index.ts";

// Not the shared server: login roles belong to the whole server, and other tests use them.
let dataDirectory: string;
let postgres: Postgres;

beforeAll(async () => {
  dataDirectory = await mkdtemp(join(tmpdir(), "iotd-test-aws-login-roles-"));
  postgres = await startPostgres({ dataDirectory, durable: false });
  await query(
    postgres.url,
    "create role rds_iam",
    "create role master login createrole createdb password 'test'",
    "grant rds_iam to master with admin true, inherit false, set false",
  );
});
afterAll(async () => {
  await postgres.stop();
  await rm(dataDirectory, { recursive: true });
});

// A new cluster of Aurora: without login roles, with a database that the master user owns.
beforeEach(() =>
  query(
    postgres.url,
    "drop database if exists iotd",
    ...loginRoles.map((role) => `drop role if exists ${role}`),
    "create database iotd owner master",
  ),
);

function urlOf(user: string): string {
  const url = new URL(postgres.url);
  url.pathname = "/iotd";
  url.username = user;
  url.password = "test";
  return url.toString();
}

const run = () => query(urlOf("master"), awsLoginRolesSql("iotd"));

describe("the login roles of a cluster of Aurora", () => {
  it("include the owner, who owns the database and runs migrations", async () => {
    await run();
    await query(postgres.url, "alter role iotd_owner password 'test'");
    const connection = { auth: "password", url: urlOf("iotd_owner") } as const;

    const { applied, total } = await migrateDatabase(connection);

    const owner = "select datdba::regrole::text as name from pg_database where datname = 'iotd'";
    expect(applied).toBe(total);
    expect(await query(postgres.url, owner)).toEqual([{ name: "iotd_owner" }]);
  });

  it("can all connect with an IAM token", async () => {
    await run();

    const members = await query(
      postgres.url,
      `select member::regrole::text as role from pg_auth_members
       where roleid = 'rds_iam'::regrole and inherit_option order by role`,
    );
    expect(members).toEqual(loginRoles.toSorted().map((role) => ({ role })));
  });

  it("have time-outs and no administrative rights", async () => {
    await run();

    const restricted = await query(
      postgres.url,
      `select from pg_roles where rolname like 'iotd%' and rolcanlogin
       and rolconfig[1] like 'statement_timeout=%'
       and not (rolsuper or rolcreaterole or rolcreatedb or rolreplication or rolbypassrls)`,
    );
    expect(restricted).toHaveLength(loginRoles.length);
  });

  it("do not give the master user rds_iam, with which its password would stop working, or the owner's rights", async () => {
    await run();

    const rights = await query(
      urlOf("master"),
      `select pg_has_role('rds_iam', 'usage') as iam, pg_has_role('iotd_owner', 'usage') as owns,
       pg_has_role('iotd_owner', 'set') as becomes`,
    );
    expect(rights).toEqual([{ iam: false, owns: false, becomes: false }]);
  });

  it("do not change if they are created again", async () => {
    const state = `select (select json_agg(r order by oid) from pg_roles r) as roles,
      (select json_agg(m order by oid) from pg_auth_members m) as members,
      (select datdba from pg_database where datname = 'iotd') as owner`;
    await run();
    const before = await query(postgres.url, state);

    await run();

    expect(await query(postgres.url, state)).toEqual(before);
  });
});
