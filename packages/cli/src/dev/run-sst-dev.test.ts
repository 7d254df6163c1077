import { spawn } from "node:child_process";
import { once } from "node:events";
import { readdir } from "node:fs/promises";
import { untilFound } from "@iotd/core/testing";
import { findProcess } from "@iotd/local-aws";
import { describe, expect, it, onTestFinished } from "vitest";
import { installSst } from "../testing/install-sst.ts";
import { runSstDev } from "./run-sst-dev.ts";

const environment = {
  iotd_owner: { DATABASE_USER: "iotd_owner" },
  iotd_editor: { DATABASE_USER: "iotd_editor" },
  iotd_processor: { DATABASE_USER: "iotd_processor" },
  iotd_public: { DATABASE_USER: "iotd_public" },
};
const neverStopped = new AbortController().signal;

type Project = Awaited<ReturnType<typeof installSst>>;
const untilRunning = ({ run }: Project) => untilFound(async () => (await run())?.processId);

describe("runSstDev", () => {
  it("runs sst dev with the given arguments and the environment of the database", async () => {
    const { root, run } = await installSst("ends with 0");

    const exitCode = await runSstDev(["--stage", "anna"], { environment }, neverStopped, root);

    expect(exitCode).toBe(0);
    expect(await run()).toMatchObject({
      args: ["dev", "--stage", "anna"],
      liveDatabase: environment,
      telemetryDisabled: "1",
    });
  });

  it("resolves with the exit code of sst dev", async () => {
    const { root } = await installSst("ends with 3");

    expect(await runSstDev([], { environment }, neverStopped, root)).toBe(3);
  });

  it("removes the compiled configuration and no other file", async () => {
    const { root } = await installSst("ends with 0");

    await runSstDev([], { environment }, neverStopped, root);

    expect((await readdir(root)).toSorted()).toEqual(["node_modules", "run.json", "sst.config.ts"]);
  });

  it("sends SIGINT to sst dev when its signal is aborted, and resolves with 0", async () => {
    const project = await installSst("waits");
    const stopped = new AbortController();
    const exitCode = runSstDev([], { environment }, stopped.signal, project.root);
    await untilRunning(project);

    stopped.abort();

    expect(await exitCode).toBe(0);
    expect(await project.run()).toMatchObject({ exitCode: 7 });
    expect(await readdir(project.root)).not.toContain(".sst.config.1700000000000.mjs");
  });

  it("starts nothing if its signal is already aborted", async () => {
    const { root, run } = await installSst("ends with 0");
    const reason = new Error("Ctrl-C");

    await expect(runSstDev([], { environment }, AbortSignal.abort(reason), root)).rejects.toBe(
      reason,
    );
    expect(await run()).toBeUndefined();
  });

  it("kills sst dev at a second Ctrl-C if it hangs", async () => {
    const project = await installSst("hangs");
    const program = spawn(
      process.execPath,
      ["--input-type=module", "--eval", programIn(project.root)],
      { cwd: import.meta.dirname, stdio: ["ignore", "ignore", "inherit"] },
    );
    onTestFinished(() => void program.kill("SIGKILL"));
    const exit = once(program, "exit");
    const processId = await untilRunning(project);
    onTestFinished(() => endIfAlive(processId));
    program.kill("SIGINT");
    await untilFound(async () => (await project.run())?.ignored);

    const again = setInterval(() => program.kill("SIGINT"), 50);
    onTestFinished(() => clearInterval(again));

    expect(await exit).toEqual([130, null]);
    await untilFound(async () => !(await findProcess(processId)));
  });
});

/** A program that does what npm run dev does, without a database. */
function programIn(root: string): string {
  const url = (path: string) => JSON.stringify(new URL(path, import.meta.url).href);
  return `
    import "@iotd/process/register";
    const { stopSignal } = await import("@iotd/process/stop-signal");
    const { runSstDev } = await import(${url("./run-sst-dev.ts")});
    await runSstDev([], { environment: {} }, stopSignal(), ${JSON.stringify(root)});
  `;
}

async function endIfAlive(processId: number): Promise<void> {
  if (await findProcess(processId)) process.kill(processId, "SIGKILL");
}
