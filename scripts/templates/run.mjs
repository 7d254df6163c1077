import { spawn } from "node:child_process";
import { once } from "node:events";

/** Runs a program, its output going to ours, and throws if it fails. */
export async function run(program, args, options = {}) {
  const child = spawn(program, args, { stdio: ["ignore", "inherit", "inherit"], ...options });
  const [code, signal] = await once(child, "exit");
  if (code !== 0) throw new Error(`${program} ended with ${signal ?? `exit code ${code}`}.`);
}
