import { readdir, readFile } from "node:fs/promises";
import { join, normalize } from "node:path";
import { describe, expect, it } from "vitest";

const folders = ["packages/web/src/pages", "packages/web/src/islands", "packages/api/src/routes"];
const audiences = ["visitors", "desk", "uploader", "account", "people"];

/** The audience that a path below `folder` belongs to; undefined for shared code. */
const audienceOf = (path: string, folder: string) =>
  audiences.find((audience) => path.startsWith(`${folder}/${audience}/`));

/** The imports below `folder` from one audience to another, as `from -> to`. */
async function crossings(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
  const found = await Promise.all(
    files.map(async (file) => {
      const audience = audienceOf(file, folder);
      const imports = (await readFile(file, "utf8")).matchAll(/from "(\.[^"]+)"/g);
      return [...imports]
        .map(([, path = ""]) => normalize(join(file, "..", path)))
        .filter((path) => ![audience, undefined].includes(audienceOf(path, folder)))
        .map((path) => `${file} -> ${path}`);
    }),
  );
  return found.flat();
}

describe("audiences", () => {
  it.each(folders)("do not import each other in %s", async (folder) => {
    const isEntry = (crossing: string) => /^\S+\/(index|all-pages\.test)\.tsx? /.test(crossing);

    expect((await crossings(folder)).filter((crossing) => !isEntry(crossing))).toEqual([]);
  });

  it("have browser scripts that import no pages", async () => {
    const entries = await readdir("packages/web/src/islands", { recursive: true });
    const files = entries.filter((name) => name.endsWith(".ts"));

    for (const file of files) {
      const source = await readFile(join("packages/web/src/islands", file), "utf8");
      expect([file, source.match(/from "[^"]*\/pages\//)]).toEqual([file, null]);
    }
  });
});
