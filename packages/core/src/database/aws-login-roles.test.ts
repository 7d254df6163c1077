import { describe, expect, it } from "vitest";
import { awsLoginRolesSql } from "./aws-login-roles.ts";

// The effect of the statement is tested in packages/local-aws/src/postgres, which can start another server: login
// roles belong to a whole server.
describe("awsLoginRolesSql", () => {
  it.each([
    "",
    "Iotd",
    "iotd; drop table picture",
    'iotd"',
    "iotd'",
    "$$",
    "1iotd",
    "i".repeat(64),
  ])("the invalid database name %j is refused", (name) => {
    expect(() => awsLoginRolesSql(name)).toThrow("is not a database name");
  });
});
