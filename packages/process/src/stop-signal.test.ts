import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { describe, expect, it, onTestFinished } from "vitest";

const moduleUrl = (path: string) => JSON.stringify(new URL(path, import.meta.url).href);

/** Starts a program that runs `onStop` when it is asked to stop, and resolves when it is ready. */
async function startProgram(onStop: string): Promise<ChildProcess> {
  const program = `
    import ${moduleUrl("./register.mjs")};
    const { stopSignal } = await import(${moduleUrl("./stop-signal.ts")});
    const work = setInterval(() => undefined, 1_000);
    process.once("exit", () => console.log("exit event"));
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
  if (!stdout) throw new Error("The program has no output.");
  let printed = "";
  for await (const text of stdout.iterator({ destroyOnReturn: false })) {
    printed += String(text);
    if (printed.includes(words)) return;
  }
  throw new Error(`The program ended before it printed “${words}”: ${printed}`);
}

const continues = 'console.log("stopping")';
const stops = "clearInterval(work)";

describe("a program that is asked to stop", () => {
  it.each(["SIGINT", "SIGTERM", "SIGHUP"] as const)("stops after its work (%s)", async (signal) => {
    const program = await startProgram(stops);

    program.kill(signal);

    expect(await once(program, "exit")).toEqual([0, null]);
  });

  it("stops after its work when npm and the terminal send the same request", async () => {
    const program = await startProgram(
      `setTimeout(() => process.kill(process.pid, "SIGINT"), 5);
       setTimeout(() => clearInterval(work), 50);`,
    );

    program.kill("SIGINT");

    expect(await once(program, "exit")).toEqual([0, null]);
  });

  it("exits at once when it is asked again, with its exit event", async () => {
    const program = await startProgram(continues);
    const exit = once(program, "exit");
    program.kill("SIGINT");
    await untilPrinted(program, "stopping");

    const again = setInterval(() => program.kill("SIGINT"), 50);
    await untilPrinted(program, "exit event");

    clearInterval(again);
    expect(await exit).toEqual([130, null]);
  });
});
