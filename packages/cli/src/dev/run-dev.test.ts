import { access, mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { useAwsEnvironment } from "@iotd/stacks/testing";
import { beforeEach, describe, expect, it, onTestFinished, vi } from "vitest";
import { installSst } from "../testing/install-sst.ts";
import { startBastion } from "../testing/start-bastion.ts";
import { useSessionPlugin } from "../testing/use-session-plugin.ts";
import { runDev } from "./run-dev.ts";

let dataDirectory: string;

beforeEach(async () => {
  dataDirectory = await mkdtemp(join(tmpdir(), "iotd-data-"));
  onTestFinished(() => rm(dataDirectory, { recursive: true }));
});

/** Runs the command in a project with a stand-in for sst that behaves as given. */
async function run(
  args: readonly string[],
  { behaviour = "ends with 0", stopped = new AbortController() }: RunOptions = {},
) {
  vi.stubEnv("IOTD_DATA_DIR", dataDirectory);
  onTestFinished(() => void vi.unstubAllEnvs());
  const project = await installSst(behaviour);
  const printed: string[] = [];
  const errors: string[] = [];
  const terminal = {
    print: (text: string) => void printed.push(text),
    printError: (text: string) => void errors.push(text),
  };
  const exitCode = await runDev(args, terminal, stopped.signal, project.root);
  return { exitCode, printed, errors, sst: await project.run() };
}

type RunOptions = {
  readonly behaviour?: Parameters<typeof installSst>[0];
  readonly stopped?: AbortController;
};

describe("npm run dev", () => {
  it("runs sst dev with a database on this machine, and stops the database afterwards", async () => {
    await useAwsEnvironment({ AWS_REGION: "eu-west-1" });

    const { exitCode, printed, errors, sst } = await run(["--stage", "anna"]);

    expect({ exitCode, errors }).toEqual({ exitCode: 0, errors: [] });
    expect(printed).toEqual(["Functions on this machine use a PostgreSQL on this machine."]);
    const keyFile = join(dataDirectory, "dev", "iotd_public.json");
    expect(sst).toMatchObject({
      args: ["dev", "--stage", "anna"],
      liveDatabase: { iotd_public: { DATABASE_ACCESS_KEY_FILE: keyFile } },
    });
    const lock = join(dataDirectory, "dev", "postgres", "cluster", "postmaster.pid");
    await expect(access(lock)).rejects.toThrow("ENOENT");
  });

  it("exits with the exit code of sst dev", async () => {
    await useAwsEnvironment({ AWS_REGION: "eu-west-1" });

    expect(await run([], { behaviour: "ends with 3" })).toMatchObject({ exitCode: 3, errors: [] });
  });

  it("runs sst dev with the database of the stage with --cloud-db, and closes the tunnel afterwards", async () => {
    const { requests } = await startBastion();
    const plugin = await useSessionPlugin();

    const { exitCode, printed, sst } = await run(["--cloud-db", "--stage", "anna"]);

    expect(exitCode).toBe(0);
    expect(printed).toEqual([
      "Functions on this machine use the database of anna, through a tunnel.",
    ]);
    expect(sst).toMatchObject({
      args: ["dev", "--stage", "anna"],
      liveDatabase: {
        iotd_public: { DATABASE_ADDRESS: expect.stringMatching(/^127\.0\.0\.1:\d+$/) },
      },
    });
    expect((await plugin.run())?.signal).toBe("SIGINT");
    expect(requests().at(-1)).toMatchObject({ operation: "AmazonSSM.TerminateSession" });
  });
});

describe("npm run dev exits with 1 and one sentence", () => {
  it("if --cloud-db is used without a stage", async () => {
    expect(await run(["--cloud-db"])).toEqual({
      exitCode: 1,
      printed: [],
      errors: ["Name the stage whose database to use: --stage <name>."],
      sst: undefined,
    });
  });

  it.each([[], ["--cloud-db"]])(
    "if the stage is protected, before it opens a database",
    async (...args) => {
      expect(await run([...args, "--stage", "prod"])).toEqual({
        exitCode: 1,
        printed: [],
        errors: [expect.stringMatching(/^Stage prod is protected: .* npm run dev -- --stage /)],
        sst: undefined,
      });
      expect(await readdir(dataDirectory)).toEqual([]);
    },
  );

  it("if the region does not exist", async () => {
    await useAwsEnvironment();

    expect(await run(["--region", "Ireland"])).toMatchObject({
      exitCode: 1,
      errors: [expect.stringContaining("“Ireland” is not the name of an AWS region")],
    });
  });

  it("if AWS's session-manager-plugin is missing", async () => {
    await startBastion();
    vi.stubEnv("PATH", "/nowhere");

    expect(await run(["--cloud-db", "--stage", "anna"])).toMatchObject({
      exitCode: 1,
      errors: [expect.stringContaining("session-manager-plugin, which is not on PATH")],
      sst: undefined,
    });
  });
});

describe("npm run dev ends without an error", () => {
  it("if it is stopped while the tunnel opens", async () => {
    const stopped = new AbortController();
    await startBastion(({ operation }) => {
      if (operation === "AmazonSSM.StartSession") stopped.abort();
      return undefined;
    });
    await useSessionPlugin({ behaviour: "waits" });

    expect(await run(["--cloud-db", "--stage", "anna"], { stopped })).toEqual({
      exitCode: 0,
      printed: [],
      errors: [],
      sst: undefined,
    });
  });

  it("if it is stopped while PostgreSQL starts, and stops PostgreSQL", async () => {
    await useAwsEnvironment({ AWS_REGION: "eu-west-1" });
    const stopped = new AbortController();
    stopped.abort();

    expect(await run([], { stopped })).toMatchObject({ exitCode: 0, errors: [], sst: undefined });
    const lock = join(dataDirectory, "dev", "postgres", "cluster", "postmaster.pid");
    await expect(access(lock)).rejects.toThrow("ENOENT");
  });
});
