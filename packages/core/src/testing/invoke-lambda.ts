import { fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";

const runner = fileURLToPath(new URL("./lambda-runner.mjs", import.meta.url));

/**
 * Runs the handler of the bundle `file` in a new Node process with only the variables of
 * `environment`. Calls it with `events` one after the other and resolves with its results. Rejects
 * with the standard error of the process if it ends.
 */
export async function invokeLambda(
  file: string,
  environment: Readonly<Record<string, string>>,
  events: readonly unknown[],
): Promise<unknown[]> {
  const child = fork(runner, [file], {
    env: { ...environment },
    stdio: ["ignore", "ignore", "pipe", "ipc"],
  });
  const errors: string[] = [];
  child.stderr?.setEncoding("utf8").on("data", (text: string) => errors.push(text));
  const ended = once(child, "close").then(() => {
    throw new Error(`the function ended: ${errors.join("")}`);
  });
  // It matters only below, while the function handles an event.
  ended.catch(() => undefined);
  try {
    const results: unknown[] = [];
    for (const event of events) {
      const message = once(child, "message");
      child.send({ event });
      const [result] = await Promise.race([message, ended]);
      results.push(result);
    }
    return results;
  } finally {
    child.kill();
    await ended.catch(() => undefined);
  }
}
