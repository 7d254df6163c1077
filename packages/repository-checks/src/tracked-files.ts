import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** The repository's root folder, with its trailing slash. */
export const root = fileURLToPath(new URL("../../../", import.meta.url));

/** A file of the repository: its path from the root, and its text. */
export type TrackedFile = { readonly path: string; readonly text: string };

/** The paths from the root of all files that git knows or would add. */
export const trackedPaths = (): string[] =>
  execFileSync("git", ["ls-files", "--cached", "--others", "--exclude-standard", "--deduplicate"], {
    cwd: root,
    encoding: "utf8",
    maxBuffer: 10_000_000,
  })
    .split("\n")
    .filter((path) => path !== "");

/** The tracked files whose path matches `pattern`. Files that are deleted but not committed are left out. */
export const readTracked = (pattern: RegExp): TrackedFile[] =>
  trackedPaths()
    .filter((path) => pattern.test(path))
    .flatMap((path) => {
      try {
        return [{ path, text: readFileSync(root + path, "utf8") }];
      } catch {
        return [];
      }
    });
