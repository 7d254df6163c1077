import { outputOf } from "@iotd/process/run-program";

/**
 * Runs GitHub's program `gh` with `input` as its standard input, and resolves with what it prints. Throws an
 * error with its message if it fails.
 */
export type Gh = (args: readonly string[], input?: string) => Promise<string>;

/**
 * Sends a request to GitHub's API and resolves with the parsed JSON of the answer, undefined if that is empty.
 * `{owner}/{repo}` in `path` means the repository. Throws an error with `HTTP 404` or the like if it fails.
 */
export type GitHubApi = (
  method: "GET" | "PATCH" | "POST",
  path: string,
  body?: Readonly<Record<string, unknown>>,
) => Promise<unknown>;

/** Takes the token from `GH_TOKEN` and the repository from `GH_REPO`. */
export const gh: Gh = (args, input = "") => outputOf("gh", args, { input });

/** GitHub's API by way of `gh`. */
export const ghApi: GitHubApi = async (method, path, body) => {
  const args = ["api", "--method", method, path];
  const printed = body ? await gh([...args, "--input", "-"], JSON.stringify(body)) : await gh(args);
  return printed === "" ? undefined : JSON.parse(printed);
};
