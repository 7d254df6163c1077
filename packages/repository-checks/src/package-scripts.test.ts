import { readFile } from "node:fs/promises";
import { describe, expect, it } from "vitest";
import * as z from "zod";

const manifestSchema = z.object({ scripts: z.record(z.string(), z.string()) });
const { scripts } = manifestSchema.parse(JSON.parse(await readFile("package.json", "utf8")));

describe("every npm script of the repository", () => {
  it.each(Object.entries(scripts))("%s installs dependencies first", (_, command) => {
    const [, other = ""] = /^npm run (?:--silent )?(\S+)/.exec(command) ?? [];

    expect(scripts[other] ?? command).toMatch(/^node scripts\/install\.mjs (start|everything) && /);
  });
});
