import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { needing } from "@iotd/core/testing";

/** Where scripts/atom-grammar.mjs puts it. */
const file = fileURLToPath(
  new URL("../../../../node_modules/.cache/atom-grammar/atom.rng", import.meta.url),
);

/** Options of tests against the grammar. CI fetches it, and fails where it is missing. */
export const needsAtomGrammar = needing(
  existsSync(file) || process.env.CI === "true",
  "The grammar of Atom is not on this machine. `npm run atom-grammar` fetches it.",
);

/** RFC 4287's RELAX NG grammar, as XML. */
export const readAtomGrammar = (): string => readFileSync(file, "utf8");
