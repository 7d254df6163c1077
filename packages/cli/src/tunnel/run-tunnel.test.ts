import { readFile, stat } from "node:fs/promises";
import { freePort } from "@iotd/local-aws";
import { stageNames, stageSettings } from "@iotd/stacks/stages";
import { describe, expect, it } from "vitest";
import { proxyEndpoint, startBastion } from "../testing/start-bastion.ts";
import { startStage } from "../testing/start-stage.ts";
import { useSessionPlugin } from "../testing/use-session-plugin.ts";
import { runTunnel } from "./run-tunnel.ts";

/** Runs the command until it prints how to use the tunnel, calls `meanwhile`, and stops it. */
async function run(
  args: readonly string[],
  meanwhile: (printed: string, stop: () => void) => unknown = (_, stop) => stop(),
) {
  const stopped = new AbortController();
  const printed: string[] = [];
  const errors: string[] = [];
  const print = (text: string) => {
    printed.push(text);
    void meanwhile(text, () => stopped.abort());
  };
  const printError = (text: string) => void errors.push(text);
  const exitCode = await runTunnel(args, { print, printError }, stopped.signal);
  return { exitCode, printed: printed.join("\n"), errors: errors.join("\n") };
}

const passwordFileIn = (printed: string) => /PGPASSFILE=(\S+)/.exec(printed)?.[1] ?? "";
const protectedStages = stageNames.filter((name) => stageSettings(name).isProtected);

describe("npm run tunnel", () => {
  it("prints a psql command for the user iotd_public by default", async () => {
    await startBastion();
    await useSessionPlugin();
    const port = await freePort();

    const { exitCode, printed } = await run(["--stage", "anna", "--port", String(port)]);

    expect(exitCode).toBe(0);
    expect(printed).toContain(
      ` psql "host=${proxyEndpoint} hostaddr=127.0.0.1 port=${port} dbname=iotd user=iotd_public sslmode=verify-full sslrootcert=system"`,
    );
  });

  it("prints settings for the service, for the given user", async () => {
    await startBastion();
    await useSessionPlugin();
    const port = await freePort();

    const { printed } = await run([
      "--stage",
      "anna",
      "--port",
      String(port),
      "--user",
      "iotd_editor",
    ]);

    expect(printed).toContain(`
DATABASE_HOST=${proxyEndpoint}
DATABASE_PORT=5432
DATABASE_ADDRESS=127.0.0.1:${port}
DATABASE_NAME=iotd
DATABASE_USER=iotd_editor
AWS_REGION=eu-west-1
`);
  });

  it("writes a token for the proxy to the password file, and does not print it", async () => {
    await startBastion();
    await useSessionPlugin();
    const port = await freePort();
    let file = "";

    const { printed, errors } = await run(
      ["--stage", "anna", "--port", String(port), "--user", "iotd_owner"],
      async (text, stop) => {
        file = await readFile(passwordFileIn(text), "utf8");
        stop();
      },
    );

    expect(file).toMatch(
      new RegExp(
        `^${proxyEndpoint}:${port}:iotd:iotd_owner:${proxyEndpoint}\\\\:5432/\\?Action=connect&DBUser=iotd_owner&`,
      ),
    );
    expect(file).toContain("%2Feu-west-1%2Frds-db%2Faws4_request");
    expect(printed + errors).not.toContain("X-Amz-Signature");
    await expect(stat(passwordFileIn(printed))).rejects.toThrow("ENOENT");
  });

  it("exits with 1 and removes the password file if the tunnel ends by itself", async () => {
    await startBastion();
    const plugin = await useSessionPlugin();
    const port = String(await freePort());

    const { exitCode, printed, errors } = await run(["--stage", "anna", "--port", port], async () =>
      process.kill((await plugin.run())?.processId ?? 0),
    );

    expect(exitCode).toBe(1);
    expect(errors).toContain("The tunnel has ended");
    await expect(stat(passwordFileIn(printed))).rejects.toThrow("ENOENT");
  });

  it.each(protectedStages)("refuses stage %s before it sends a request to AWS", async (stage) => {
    const { requests } = await startBastion();
    await useSessionPlugin();

    const { exitCode, errors } = await run(["--stage", stage]);

    expect(exitCode).toBe(1);
    expect(errors).toBe(
      `Stage ${stage} is protected because its data is real. Add --yes-${stage} to confirm.`,
    );
    expect(requests()).toEqual([]);
  });

  it.each(protectedStages)("accepts stage %s with its own confirmation", async (stage) => {
    await startStage({});
    await useSessionPlugin();
    const port = String(await freePort());

    const { errors } = await run(["--stage", stage, `--yes-${stage}`, "--port", port]);

    expect(errors).toContain(`Stage ${stage} is not deployed in eu-west-1`);
  });

  it.each([
    ["no stage", []],
    ["an empty stage name", ["--stage", ""]],
    ["a port that is not a number", ["--stage", "anna", "--port", "postgres"]],
    ["a port that does not exist", ["--stage", "anna", "--port", "65536"]],
    ["an unknown user", ["--stage", "anna", "--user", "postgres"]],
    ["an argument without an option", ["--stage", "anna", "now"]],
    ["a confirmation of an unknown stage", ["--stage", "anna", "--yes-anna"]],
  ])("prints its usage, sends no request and exits with 2 for %s", async (_, args) => {
    const { requests } = await startBastion();

    const { exitCode, printed, errors } = await run(args);

    expect(exitCode).toBe(2);
    expect(printed).toBe("");
    expect(errors).toContain("Usage: npm run tunnel -- --stage <name>");
    expect(requests()).toEqual([]);
  });
});
