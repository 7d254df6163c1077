import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** Where scripts/atom-grammar.mjs puts it. */
const file = fileURLToPath(
  new URL("../../../../node_modules/.cache/atom-grammar/atom.rng", import.meta.url),
);

/** Whether `npm run atom-grammar` was run here. CI runs it, and fails where it is missing. */
export const hasAtomGrammar = existsSync(file) || process.env.CI === "true";

/** RFC 4287's RELAX NG grammar, as XML. */
export const readAtomGrammar = (): string => readFileSync(file, "utf8");
