import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { signIn } from "@iotd/api/editor-client";
import { useLocalService } from "@iotd/local/testing/use-local-service";
import { jsonAnswer } from "@iotd/stacks/testing";
import { describe, expect, it } from "vitest";
import { startProgram } from "../testing/start-program.ts";
import { startStage } from "../testing/start-stage.ts";

const service = useLocalService();

const ops = (
  args: readonly string[],
  { dataDirectory = service().dataDirectory, input = "", environment = {} } = {},
) =>
  startProgram("ops", args, {
    input,
    environment: { IOTD_DATA_DIR: dataDirectory, ...environment },
  }).ended;

describe("npm run ops", () => {
  it("creates an administrator who can sign in at the running service", async () => {
    const account = { email: "second@example.com", password: "typed at the prompt" };

    const { exitCode } = await ops(["create-admin", "--email", account.email, "--password-stdin"], {
      input: `${account.password}\n`,
    });

    expect(exitCode).toBe(0);
    await expect(signIn(service().url, account)).resolves.toBeDefined();
  });

  it("sweeps the running service even if the environment names another database, and prints JSON", async () => {
    const environment = {
      DATABASE_URL: "postgres://127.0.0.1:1/iotd",
      AWS_SESSION_TOKEN: "another",
    };

    const { exitCode, output } = await ops(["sweep", "--json"], { environment });

    expect(exitCode).toBe(0);
    expect(JSON.parse(output)).toMatchObject({ abandoned: 0, stuck: 0, purged: 0 });
  });

  it("pins a session of the database proxy only for the lock of migrations", async () => {
    await ops(["migrate"]);
    await ops(["sweep"]);

    const log = await readFile(service().logFile, "utf8");
    const pinning = new Set(log.match(/(?<="statement":")[^"]+/g));
    expect([...pinning]).toEqual(["select pg_advisory_lock($1)"]);
  });

  it("prints the status of the running service and of a stage in the same aligned form", async () => {
    const status = await ops(["status", "--json"]);
    const { environment } = await startStage(
      { Operations: { OpsFunction: "Ops" } },
      ({ operation }) =>
        operation === "POST /functions/Ops/invocations"
          ? jsonAnswer(JSON.parse(status.output))
          : undefined,
    );

    const here = await ops(["status"]);
    const there = await ops(["--stage", "anna", "status"], { environment });

    expect(here.exitCode).toBe(0);
    expect(here.output).toMatch(
      /^migrations:\n {2}applied: 0000_.*\n {2}pending: none\n {2}ahead:\n {4}readable: {3}none\n {4}unreadable: none\n/,
    );
    expect(here.output).toMatch(/\npictures:\n {2}awaiting_upload: 0\n/);
    expect(here.output).not.toContain("[object");
    expect(there).toEqual(here);
  });

  it("prints why it cannot use a stage, and exits with 1", async () => {
    const { environment } = await startStage({});

    const { exitCode, errors } = await ops(["sweep", "--stage", "anna"], { environment });

    expect(exitCode).toBe(1);
    expect(errors).toMatch(/^Stage anna is not deployed in eu-west-1 of this AWS account: .*\n$/);
  });

  it("says what to do if no service runs on this machine", async () => {
    const { exitCode, errors } = await ops(["migrate"], {
      dataDirectory: join(service().dataDirectory, "elsewhere"),
    });

    expect(exitCode).toBe(1);
    expect(errors).toMatch(/^No service runs on .*elsewhere\. Start it with npm start.*\n$/);
  });
});
