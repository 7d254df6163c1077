import { readFile, stat } from "node:fs/promises";
import { freePort } from "@iotd/local-aws";
import { stageNames, stageSettings } from "@iotd/stacks/stages";
import { describe, expect, it } from "vitest";
import { proxyEndpoint, startBastion } from "../testing/start-bastion.ts";
import { startStage } from "../testing/start-stage.ts";
import { useSessionPlugin } from "../testing/use-session-plugin.ts";
import { runTunnel } from "./run-tunnel.ts";

/** Runs the command until it prints what to do with the tunnel, does `meanwhile` and ends it. */
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
  it("prints how psql gets through, as whom the public pages read", async () => {
    await startBastion();
    await useSessionPlugin();
    const port = await freePort();

    const { exitCode, printed } = await run(["--stage", "anna", "--port", String(port)]);

    expect(exitCode).toBe(0);
    expect(printed).toContain(
      ` psql "host=${proxyEndpoint} hostaddr=127.0.0.1 port=${port} dbname=iotd user=iotd_public sslmode=verify-full sslrootcert=system"`,
    );
  });

  it("prints the settings with which the service gets through", async () => {
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

  it("has a token for the proxy, and not for this machine, in the password file alone", async () => {
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

  it("fails where the tunnel ends by itself, and leaves no password", async () => {
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

  it.each(protectedStages)("refuses %s before AWS is asked anything", async (stage) => {
    const { requests } = await startBastion();
    await useSessionPlugin();

    const { exitCode, errors } = await run(["--stage", stage]);

    expect(exitCode).toBe(1);
    expect(errors).toBe(
      `Stage ${stage} is protected, the data behind this is real: add --yes-${stage} if you mean it.`,
    );
    expect(requests()).toEqual([]);
  });

  it.each(protectedStages)("takes its own word for %s", async (stage) => {
    await startStage({});
    await useSessionPlugin();
    const port = String(await freePort());

    const { errors } = await run(["--stage", stage, `--yes-${stage}`, "--port", port]);

    expect(errors).toContain(`Stage ${stage} is not deployed in eu-west-1`);
  });

  it.each([
    ["no stage", []],
    ["a stage without a name", ["--stage", ""]],
    ["a port that is none", ["--stage", "anna", "--port", "postgres"]],
    ["a port that cannot be", ["--stage", "anna", "--port", "65536"]],
    ["a user that is none of the service's", ["--stage", "anna", "--user", "postgres"]],
    ["a word too many", ["--stage", "anna", "now"]],
    ["a confirmation of no stage", ["--stage", "anna", "--yes-anna"]],
  ])("explains itself, does nothing and exits with 2 given %s", async (_, args) => {
    const { requests } = await startBastion();

    const { exitCode, printed, errors } = await run(args);

    expect(exitCode).toBe(2);
    expect(printed).toBe("");
    expect(errors).toContain("Usage: npm run tunnel -- --stage <name>");
    expect(requests()).toEqual([]);
  });
});
