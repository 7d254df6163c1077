import { describe, expect, it } from "vitest";
import { parseCommand } from "./commands.ts";

describe("parseCommand", () => {
  it.each(["migrate", "sweep", "status"])("accepts %s", (command) => {
    expect(parseCommand({ command })).toEqual({ command });
  });

  it("accepts create-admin, with the e-mail address in lower case and a default name", () => {
    expect(parseCommand({ command: "create-admin", email: "Ada@Example.com" })).toEqual({
      command: "create-admin",
      email: "ada@example.com",
      name: "Editor",
    });
  });

  it.each([
    [{ command: "drop" }, "command: must be one of migrate, create-admin, sweep, status"],
    [{}, "command: must be one of migrate, create-admin, sweep, status"],
    [null, "command: must be one of migrate, create-admin, sweep, status"],
    [{ command: "create-admin" }, "email: must be an e-mail address"],
    [
      { command: "create-admin", email: "ada@example.com", password: "short" },
      "password: must have at least 12 characters",
    ],
    [{ command: "sweep", days: 3 }, "days"],
  ])("refuses %j", (request, fault) => {
    expect(() => parseCommand(request)).toThrow(
      expect.objectContaining({
        code: "invalid-input",
        message: expect.stringContaining(fault),
      }),
    );
  });

  it("names the invalid values in the error, without showing them", () => {
    const request = { command: "create-admin", email: "nobody", password: "hunter2" };

    expect(() => parseCommand(request)).toThrow(
      expect.objectContaining({
        faults: [
          { pointer: "/email", detail: "must be an e-mail address" },
          { pointer: "/password", detail: "must have at least 12 characters" },
        ],
        message: expect.not.stringContaining("hunter2"),
      }),
    );
  });
});
