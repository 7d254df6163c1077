import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { signIn } from "@iotd/api/editor-client";
import { useLocalService } from "@iotd/local/testing/use-local-service";
import { jsonAnswer } from "@iotd/stacks/testing";
import { describe, expect, it } from "vitest";
import { startStage } from "../testing/start-stage.ts";

const program = fileURLToPath(new URL("../../bin/ops.mjs", import.meta.url));
const service = useLocalService();

async function ops(
  args: readonly string[],
  { dataDirectory = service().dataDirectory, input = "", environment = {} } = {},
) {
  const child = spawn(process.execPath, [program, ...args], {
    env: { PATH: process.env.PATH, IOTD_DATA_DIR: dataDirectory, ...environment },
  });
  child.stdin.end(input);
  let output = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (text: string) => {
      output += text;
    });
  }
  await once(child, "close");
  return { exitCode: child.exitCode, output };
}

describe("npm run ops", () => {
  it("makes an editor of the running service, who signs in", async () => {
    const account = { email: "second@example.com", password: "typed at the prompt" };

    const { exitCode } = await ops(["create-admin", "--email", account.email, "--password-stdin"], {
      input: `${account.password}\n`,
    });

    expect(exitCode).toBe(0);
    await expect(signIn(service().url, account)).resolves.toBeDefined();
  });

  it("sweeps the running service, whatever npm start could be told, and says in JSON what it did", async () => {
    const environment = {
      DATABASE_URL: "postgres://127.0.0.1:1/iotd",
      AWS_SESSION_TOKEN: "another",
    };

    const { exitCode, output } = await ops(["sweep", "--json"], { environment });

    expect(exitCode).toBe(0);
    expect(JSON.parse(output)).toMatchObject({ abandoned: 0, stuck: 0, purged: 0 });
  });

  it("pins no database session but for the lock which migrations take", async () => {
    await ops(["migrate"]);
    await ops(["sweep"]);

    const log = await readFile(service().logFile, "utf8");
    const pinning = new Set(log.match(/(?<="statement":")[^"]+/g));
    expect([...pinning]).toEqual(["select pg_advisory_lock($1)"]);
  });

  it("shows the status of the running service, aligned, and that of a stage in the same way", async () => {
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

  it("fails where the stage does", async () => {
    const { environment } = await startStage({});

    const { exitCode, output } = await ops(["sweep", "--stage", "anna"], { environment });

    expect(exitCode).toBe(1);
    expect(output).toMatch(/^Stage anna is not deployed in eu-west-1 of this AWS account: .*\n$/);
  });

  it("says what to do where no service runs", async () => {
    const { exitCode, output } = await ops(["migrate"], {
      dataDirectory: join(service().dataDirectory, "elsewhere"),
    });

    expect(exitCode).toBe(1);
    expect(output).toMatch(/^No service runs on .*elsewhere\. Start it with npm start.*\n$/);
  });
});
