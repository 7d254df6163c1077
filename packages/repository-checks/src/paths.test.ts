import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, it } from "vitest";

/** Pages that no other page links to write their own path. */
const unlinked = /^\/admin\/(sign-out|invitations|password-resets)\b/;

it.each(["pages", "documents", "islands"].map((name) => `packages/web/src/${name}`))(
  "files in %s take the paths of pages from paths.ts",
  async (folder) => {
    const files = (await readdir(folder, { recursive: true })).filter(
      (file) => /\.tsx?$/.test(file) && !file.includes(".test."),
    );
    const found: string[] = [];
    for (const file of files) {
      const source = await readFile(join(folder, file), "utf8");
      for (const [, path = ""] of source.matchAll(
        /["`](\/(?:admin|archive|days|pictures|feed|oembed)\b[^"`]*)/g,
      )) {
        if (!unlinked.test(path) && !path.includes("…")) found.push(`${file}: ${path}`);
      }
    }

    expect(files).not.toEqual([]);
    expect(found).toEqual([]);
  },
);
