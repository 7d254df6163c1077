import { loginRoles } from "@iotd/core/database/login-roles";
import { describe, expect, it } from "vitest";
import { liveDatabaseEnvironment } from "./live-database.ts";

const environments = Object.fromEntries(
  loginRoles.map((role) => [role, { DATABASE_ADDRESS: "127.0.0.1:5433", DATABASE_USER: role }]),
);

describe("what a live function is told of its database", () => {
  it.each(loginRoles)("is what npm run dev says for its own role, as for %s", (role) => {
    const told = liveDatabaseEnvironment(role, {
      IOTD_LIVE_DATABASE: JSON.stringify(environments),
    });

    expect(told).toEqual({ DATABASE_ADDRESS: "127.0.0.1:5433", DATABASE_USER: role });
  });

  it("is nothing where no database is brought along", () => {
    expect(liveDatabaseEnvironment("iotd_public", {})).toEqual({});
  });

  it("is not taken from what leaves a role out", () => {
    const { iotd_owner, ...others } = environments;

    expect(() =>
      liveDatabaseEnvironment("iotd_public", { IOTD_LIVE_DATABASE: JSON.stringify(others) }),
    ).toThrow("iotd_owner");
  });
});
