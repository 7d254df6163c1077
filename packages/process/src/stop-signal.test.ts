import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { describe, expect, it, onTestFinished } from "vitest";

const moduleUrl = (path: string) => JSON.stringify(new URL(path, import.meta.url).href);

/** A program that is ready, and does `onStop` when it is asked to stop. */
async function startProgram(onStop: string): Promise<ChildProcess> {
  const program = `
    import ${moduleUrl("./register.mjs")};
    const { stopSignal } = await import(${moduleUrl("./stop-signal.ts")});
    const work = setInterval(() => undefined, 1_000);
    process.once("exit", () => console.log("ended all that it had started"));
    stopSignal().addEventListener("abort", () => { ${onStop} });
    console.log("ready");
  `;
  const child = spawn(process.execPath, ["--input-type=module", "--eval", program], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  onTestFinished(() => void child.kill("SIGKILL"));
  await untilPrinted(child, "ready");
  return child;
}

async function untilPrinted({ stdout }: ChildProcess, words: string): Promise<void> {
  if (!stdout) throw new Error("Its output goes elsewhere.");
  let printed = "";
  for await (const text of stdout.iterator({ destroyOnReturn: false })) {
    printed += String(text);
    if (printed.includes(words)) return;
  }
  throw new Error(`It ended without saying “${words}”: ${printed}`);
}

const takesItsTime = 'console.log("stopping")';
const stopsAtOnce = "clearInterval(work)";

describe("a program that is asked to stop", () => {
  it.each(["SIGINT", "SIGTERM", "SIGHUP"] as const)(
    "does so in good order (%s)",
    async (signal) => {
      const program = await startProgram(stopsAtOnce);

      program.kill(signal);

      expect(await once(program, "exit")).toEqual([0, null]);
    },
  );

  it("does so in good order when npm and the terminal ask for the same", async () => {
    const program = await startProgram(
      `setTimeout(() => process.kill(process.pid, "SIGINT"), 5);
       setTimeout(() => clearInterval(work), 50);`,
    );

    program.kill("SIGINT");

    expect(await once(program, "exit")).toEqual([0, null]);
  });

  it("ends at once when it is asked again, and tells those who have something to end", async () => {
    const program = await startProgram(takesItsTime);
    const exit = once(program, "exit");
    program.kill("SIGINT");
    await untilPrinted(program, "stopping");

    const again = setInterval(() => program.kill("SIGINT"), 50);
    await untilPrinted(program, "ended all that it had started");

    clearInterval(again);
    expect(await exit).toEqual([130, null]);
  });
});
