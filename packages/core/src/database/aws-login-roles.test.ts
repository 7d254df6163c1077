import { describe, expect, it } from "vitest";
import { awsLoginRolesSql } from "./aws-login-roles.ts";

// What the statement does is tested in packages/local, where a server of its own can be started:
// login roles belong to the whole server.
describe("the statement that makes a cluster of Aurora ready", () => {
  it.each([
    "",
    "Iotd",
    "iotd; drop table picture",
    'iotd"',
    "iotd'",
    "$$",
    "1iotd",
    "i".repeat(64),
  ])("is not made for a database named %j", (name) => {
    expect(() => awsLoginRolesSql(name)).toThrow("is not a database name");
  });
});
