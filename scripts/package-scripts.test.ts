import { readFile } from "node:fs/promises";
import { describe, expect, it } from "vitest";
import * as z from "zod";

const manifestSchema = z.object({ scripts: z.record(z.string(), z.string()) });
const { scripts } = manifestSchema.parse(JSON.parse(await readFile("package.json", "utf8")));

describe("npm run", () => {
  it.each(Object.entries(scripts))(
    "%s works in a fresh clone: it installs first",
    async (_, command) => {
      const [, other] = /^npm run (?:--silent )?(\S+)/.exec(command) ?? [];
      const [, program] = /^node (scripts\/\S+\.mjs)$/.exec(command) ?? [];
      const source = program ? await readFile(program, "utf8") : "";
      const needsNothing = program && !/^import .* from "(?!node:|\.)/m.test(source);

      const first = other ? (scripts[other] ?? "") : command;

      if (!needsNothing)
        expect(first).toMatch(/^node scripts\/install\.mjs (start|everything) && /);
    },
  );
});
