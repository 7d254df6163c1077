import { fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";

const runner = fileURLToPath(new URL("./lambda-runner.mjs", import.meta.url));

/**
 * Runs the handler of a bundle in a Node process of its own, which has the environment variables
 * that are given and no others, and resolves with its answers to `events`, one after the other.
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
  const complaints: string[] = [];
  child.stderr?.setEncoding("utf8").on("data", (text: string) => complaints.push(text));
  const ended = once(child, "close").then(() => {
    throw new Error(`the function ended: ${complaints.join("")}`);
  });
  // Only heard where it matters: below, while an answer is awaited.
  ended.catch(() => undefined);
  try {
    const answers: unknown[] = [];
    for (const event of events) {
      const answered = once(child, "message");
      child.send({ event });
      const [answer] = await Promise.race([answered, ended]);
      answers.push(answer);
    }
    return answers;
  } finally {
    child.kill();
    await ended.catch(() => undefined);
  }
}
