import { fileURLToPath } from "node:url";

/** Where `npm run atom-grammar` writes the grammar. */
export const atomGrammarFile = fileURLToPath(
  new URL("../../../../node_modules/.cache/atom-grammar/atom.rng", import.meta.url),
);
