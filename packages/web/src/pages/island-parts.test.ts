import { readdir, readFile } from "node:fs/promises";
import { expect, it } from "vitest";
import { deskPages } from "../testing/sample-pages/desk.ts";
import { peoplePages } from "../testing/sample-pages/people.ts";
import { visitorsPages } from "../testing/sample-pages/visitors.ts";
import { renderPage } from "./index.ts";

const islands = new URL("../islands/", import.meta.url);
const files = (await readdir(islands, { recursive: true })).filter((file) => /\.ts$/.test(file));
const html = [visitorsPages, deskPages, peoplePages]
  .flatMap((pages) => Object.values(pages).map(renderPage))
  .join("\n");

/** How scripts find elements, and the markup that has to be on a page for each. */
const lookups: readonly (readonly [RegExp, (name: string) => string])[] = [
  [/\[data-part="([\w-]+)"\]/g, (name) => `data-part="${name}"`],
  [/findPart\(\w+, "([\w-]+)"/g, (name) => `data-part="${name}"`],
  [/getElementById\("([\w-]+)"\)|querySelector(?:<\w+>)?\("#([\w-]+)"\)/g, (id) => `id="${id}"`],
  [/\[(data-[\w-]+)[\]=]/g, (attribute) => ` ${attribute}`],
  [/\[name="?(\w+)"?\]/g, (name) => `name="${name}"`],
];

it("pages have every element that scripts look up by id, name or data attribute", async () => {
  const missing: string[] = [];
  for (const file of files) {
    const source = await readFile(new URL(file, islands), "utf8");
    for (const [pattern, toMarkup] of lookups) {
      for (const [, one, other] of source.matchAll(pattern)) {
        const markup = toMarkup(one ?? other ?? "");
        if (!html.includes(markup)) missing.push(`${file}: ${markup}`);
      }
    }
  }

  expect(missing).toEqual([]);
});
