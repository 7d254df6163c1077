import { existsSync, readdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { readTracked, root } from "./tracked-files.ts";

const pages = readTracked(/\.md$/);

/** The anchors of a page's headings, as GitHub makes them. */
const anchorsOf = (text: string) =>
  [...text.matchAll(/^#+ (.+)$/gm)].map(([, heading = ""]) =>
    heading
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N} _-]/gu, "")
      .replaceAll(" ", "-"),
  );

const withoutCode = (text: string) => text.replaceAll(/^```.*?^```$/gms, "");

describe.each(pages)("$path", ({ path, text }) => {
  it("links only to files and headings that exist", () => {
    const links = [...withoutCode(text).matchAll(/\]\(([^)\s]+)\)/g)].map(([, link = ""]) => link);
    const broken = links
      .filter((link) => !/^[a-z]+:/.test(link))
      .filter((link) => {
        const [file = "", anchor] = link.split("#");
        const target = file === "" ? path : join(dirname(path), file);
        if (!existsSync(root + target)) return true;
        const page = pages.find((other) => other.path === target);
        return anchor !== undefined && !(page && anchorsOf(page.text).includes(anchor));
      });

    expect(broken).toEqual([]);
  });

  it("names only files of the repository that exist", () => {
    const named = [
      ...withoutCode(text).matchAll(
        /`((?:packages|stacks|docs|scripts|\.github|\.ci)\/[^`\s*…]+)`/g,
      ),
    ].map(([, file = ""]) => file);

    expect(named.filter((file) => !existsSync(root + file))).toEqual([]);
  });

  it("says that the outputs it shows are examples", () => {
    const firstOutput = text.indexOf("```console");
    if (firstOutput === -1) return;

    expect(text.slice(0, firstOutput)).toMatch(/\bexamples?\b/i);
  });

  it("shows the migrations that there are, where it lists them", () => {
    const migrations = readdirSync(`${root}packages/core/migrations`)
      .filter((file) => file.endsWith(".sql"))
      .map((file) => file.replace(/\.sql$/, ""))
      .sort();
    const lists = [...text.matchAll(/^ *applied: (.+)$/gm)].map(([, list]) => list);

    for (const list of lists) expect(list).toBe(migrations.join(", "));
  });
});
