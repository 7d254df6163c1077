import { expect, it } from "vitest";
import { readTracked } from "./tracked-files.ts";

const declaration =
  /^export (?:default )?(?:async )?(?:abstract )?(?:function\*?|const|let|class|type|interface) (\w+)/;
/** A type that is read off another declaration, which has the docstring. */
const isDerived = (line: string) =>
  /= (?:z\.(?:infer|input)<|ReturnType<|Awaited<|InferSelectModel<|\(typeof )/.test(line);

/** The exported names of a source text whose declaration follows no docstring. */
function undocumented(text: string): string[] {
  const lines = text.split("\n");
  return lines.flatMap((line, index) => {
    const name = declaration.exec(line)?.[1];
    if (!name || isDerived(line)) return [];
    const before = lines.slice(0, index).findLast((one) => !one.startsWith("// biome-ignore"));
    return before?.trimEnd().endsWith("*/") ? [] : [name];
  });
}

it("finds an export without a docstring", () => {
  expect(undocumented("/** One. */\nexport const one = 1;\n\nexport const two = 2;")).toEqual([
    "two",
  ]);
});

it("every export has a docstring", () => {
  const sources = readTracked(
    /^(?:packages|stacks)\/.*(?<!\.test|\.audit|\.deploy)\.(?:tsx?|mjs)$/,
  );
  const missing = sources.flatMap(({ path, text }) =>
    undocumented(text).map((name) => `${path}: ${name}`),
  );

  expect(missing).toEqual([]);
});
