import { existsSync, readFileSync } from "node:fs";
import { needing } from "@iotd/core/testing";
import { atomGrammarFile } from "./atom-grammar-file.ts";

/** Options of tests that need the grammar. CI fetches it, and fails where it is missing. */
export const needsAtomGrammar = needing(
  existsSync(atomGrammarFile) || process.env.CI === "true",
  "The grammar of Atom is not on this machine. `npm run atom-grammar` fetches it.",
);

/** RFC 4287's RELAX NG grammar, as XML. */
export const readAtomGrammar = (): string => readFileSync(atomGrammarFile, "utf8");
