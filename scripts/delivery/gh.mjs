import { spawn } from "node:child_process";
import { text } from "node:stream/consumers";

/**
 * Runs GitHub's own program with `args`, `input` as its standard input, and resolves with what it prints.
 * Throws what it complains of. It takes the token from GH_TOKEN and the repository from GH_REPO.
 */
export async function gh(args, input = "") {
  const child = spawn("gh", args, { stdio: ["pipe", "pipe", "pipe"] });
  const ended = new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", resolve);
  });
  // A gh that refuses before it has read its input says why itself.
  child.stdin.on("error", () => undefined);
  child.stdin.end(input);
  const [printed, complaints, code] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    ended,
  ]);
  if (code !== 0) throw new Error(complaints.trim() || `gh ended with exit code ${code}.`);
  return printed;
}

/** Asks GitHub's API and resolves with its answer, parsed. `{owner}/{repo}` in `path` is filled in by gh. */
export async function ghApi(method, path, body) {
  const args = ["api", "--method", method, path];
  const printed = body ? await gh([...args, "--input", "-"], JSON.stringify(body)) : await gh(args);
  return printed === "" ? undefined : JSON.parse(printed);
}
