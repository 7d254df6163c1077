import { openTestBuckets, useTestDatabase } from "@iotd/core/testing";
import { type Command, commandNames, type OperationDeps, runCommand } from "@iotd/ops";
import { beforeEach, describe, expect, it, onTestFinished, vi } from "vitest";
import { type Places, runOps } from "./run-ops.ts";

const database = useTestDatabase();
const { uploads, media } = openTestBuckets();

beforeEach(database.clear);

const working = (): OperationDeps => ({
  connection: { auth: "password", url: database.urlOf("iotd_owner") },
  uploads,
  media,
  now: () => new Date("2025-03-31T08:00:00Z"),
});
const broken = (): OperationDeps => ({
  ...working(),
  connection: { auth: "password", url: `${database.urlOf("iotd_owner")}_missing` },
});

/** A stage on which all commands succeed. */
const aStage = () => vi.fn(async (_target, command) => ({ done: command.command }));

/** Runs the command line with `args`, and `input` as its standard input. */
async function run(
  args: readonly string[],
  deps: () => OperationDeps = working,
  input = "",
  onStage: Places["onStage"] = aStage(),
) {
  const printed: string[] = [];
  const errors: string[] = [];
  const places = { here: async (command: Command) => runCommand(deps(), command), onStage };
  const exitCode = await runOps(args, places, {
    print: (text) => printed.push(text),
    printError: (text) => errors.push(text),
    readInput: () => input,
  });
  return { exitCode, printed: printed.join("\n"), errors: errors.join("\n") };
}

describe("npm run ops", () => {
  it("prints the result as aligned lines and exits with 0", async () => {
    expect(await run(["sweep"])).toEqual({
      exitCode: 0,
      printed: "abandoned: 0\nstuck:     0\npurged:    0\nsessions:  0",
      errors: "",
    });
  });

  it("prints the result as JSON with --json", async () => {
    const { exitCode, printed } = await run(["sweep", "--json"]);

    expect(exitCode).toBe(0);
    expect(JSON.parse(printed)).toEqual({ abandoned: 0, stuck: 0, purged: 0, sessions: 0 });
  });

  it("prints the error and exits with 1 if the command fails", async () => {
    const { exitCode, printed, errors } = await run(["sweep"], broken);

    expect(exitCode).toBe(1);
    expect(printed).toBe("");
    expect(errors).toMatch(/^database "test_\w+_missing" does not exist$/);
  });

  it("prints the error as JSON with --json", async () => {
    const { exitCode, errors } = await run(["migrate", "--json"], broken);

    expect(exitCode).toBe(1);
    expect(JSON.parse(errors)).toEqual({ error: expect.stringContaining("does not exist") });
  });

  it("prints the error and exits with 1 if the environment is incomplete", async () => {
    const { exitCode, errors } = await run(["sweep"], () => {
      throw new Error("The environment lacks MEDIA_BUCKET.");
    });

    expect(exitCode).toBe(1);
    expect(errors).toBe("The environment lacks MEDIA_BUCKET.");
  });

  it.each([
    ["no command", []],
    ["an unknown command", ["drop"]],
    ["two commands", ["migrate", "sweep"]],
    ["an unknown option", ["sweep", "--force"]],
    ["an option of another command", ["sweep", "--email", "ada@example.com"]],
    ["a missing e-mail address", ["create-admin"]],
    ["an invalid e-mail address", ["create-admin", "--email", "ada"]],
    ["a password as an argument", ["create-admin", "--email", "a@b.org", "--password=hunter2"]],
    ["a region without a stage", ["sweep", "--region", "eu-west-1"]],
    ["a profile without a stage", ["sweep", "--profile", "anna"]],
    ["an empty stage name", ["sweep", "--stage", ""]],
    ["a password as a second command", ["create-admin", "--email", "a@b.org", "hunter2"]],
  ])("prints its usage, runs nothing and exits with 2 for %s", async (_, args) => {
    const deps = vi.fn(working);
    const stage = aStage();

    const { exitCode, printed, errors } = await run(args, deps, "", stage);

    expect(exitCode).toBe(2);
    expect(printed).toBe("");
    expect(errors).toContain("Usage: npm run ops --");
    expect(errors).not.toContain("hunter2");
    expect(deps).not.toHaveBeenCalled();
    expect(stage).not.toHaveBeenCalled();
  });
});

describe("the usage of npm run ops", () => {
  it.each(commandNames)("describes the command %s", async (name) => {
    expect((await run([])).errors).toMatch(new RegExp(`^  ${name} `, "m"));
  });
});

describe("npm run ops -- create-admin", () => {
  const args = ["create-admin", "--email", "ada@example.com"];

  it("prints the password that it generated", async () => {
    const { printed } = await run(args);

    expect(printed).toMatch(
      /^email: {13}ada@example.com\ncreated: {11}true\ngeneratedPassword: [\w-]{20}$/,
    );
  });

  it("reads a password from standard input, without the line break at its end, and does not print it", async () => {
    const password = "correct horse battery ";
    await run([...args, "--password-stdin"], working, `${password}\n`);

    const { exitCode, printed } = await run([...args, "--password-stdin"], working, password);

    expect(exitCode).toBe(0);
    expect(printed).toBe("email:   ada@example.com\ncreated: false");
  });

  it("refuses a short password from standard input", async () => {
    const { exitCode, errors } = await run([...args, "--password-stdin"], working, "hunter2\n");

    expect(exitCode).toBe(2);
    expect(errors).toContain("password: must have at least 12 characters");
    expect(errors).not.toContain("hunter2");
  });

  it("does not print the password's hash when the database fails", async () => {
    const db = database.as("iotd_owner");
    await db.execute("alter table account rename to account_away");
    onTestFinished(
      async () => void (await db.execute("alter table account_away rename to account")),
    );

    const { exitCode, errors } = await run(args);

    expect(exitCode).toBe(1);
    expect(errors).toBe('relation "account" does not exist');
  });
});

describe("npm run ops -- --stage", () => {
  const args = ["--stage", "anna", "sweep"];

  it("runs the command on the stage and not on this machine", async () => {
    const deps = vi.fn(working);
    const stage = aStage();

    const { exitCode, printed } = await run(
      [...args, "--region", "eu-west-3", "--profile", "work"],
      deps,
      "",
      stage,
    );

    expect({ exitCode, printed }).toEqual({ exitCode: 0, printed: "done: sweep" });
    expect(deps).not.toHaveBeenCalled();
    expect(stage).toHaveBeenCalledExactlyOnceWith(
      { stage: "anna", region: "eu-west-3", profile: "work" },
      { command: "sweep" },
      expect.any(Function),
    );
  });

  const slow: Places["onStage"] = async (_target, _command, report) => {
    report("Waiting …");
    return { done: true };
  };

  it("prints progress of a slow command to standard error", async () => {
    expect(await run(args, working, "", slow)).toEqual({
      exitCode: 0,
      printed: "done: true",
      errors: "Waiting …",
    });
  });

  it("prints no progress with --json", async () => {
    expect(await run([...args, "--json"], working, "", slow)).toEqual({
      exitCode: 0,
      printed: '{"done":true}',
      errors: "",
    });
  });
});
