import { loginRoles } from "@iotd/core/database/login-roles";
import { describe, expect, it } from "vitest";
import { liveDatabaseEnvironment } from "./live-database.ts";

const environments = Object.fromEntries(
  loginRoles.map((role) => [role, { DATABASE_ADDRESS: "127.0.0.1:5433", DATABASE_USER: role }]),
);

describe("the live database environment", () => {
  it.each(loginRoles)(
    "a live function gets the environment that npm run dev gives for its role, such as %s",
    (role) => {
      const given = liveDatabaseEnvironment(role, {
        IOTD_LIVE_DATABASE: JSON.stringify(environments),
      });

      expect(given).toEqual({ DATABASE_ADDRESS: "127.0.0.1:5433", DATABASE_USER: role });
    },
  );

  it("a live function gets no environment if npm run dev gives none", () => {
    expect(liveDatabaseEnvironment("iotd_public", {})).toEqual({});
  });

  it("an environment that lacks a role is refused", () => {
    const { iotd_owner, ...others } = environments;

    expect(() =>
      liveDatabaseEnvironment("iotd_public", { IOTD_LIVE_DATABASE: JSON.stringify(others) }),
    ).toThrow("iotd_owner");
  });
});
