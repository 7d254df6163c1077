import { describe, expect, it } from "vitest";
import { parseCommand } from "./commands.ts";

describe("a command", () => {
  it.each(["migrate", "sweep", "status"])("is %s", (command) => {
    expect(parseCommand({ command })).toEqual({ command });
  });

  it("is create-admin with what is known of the editor", () => {
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
  ])("is not %j", (request, fault) => {
    expect(() => parseCommand(request)).toThrow(
      expect.objectContaining({
        code: "invalid-input",
        message: expect.stringContaining(fault),
      }),
    );
  });

  it("that is refused says which value is at fault, and not what it is", () => {
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
