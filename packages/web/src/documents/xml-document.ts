import type { html } from "hono/html";

/** The result of the tag `html`, which escapes values in a way that is valid in XML too. */
export type Markup = ReturnType<typeof html>;

/** Characters that XML 1.0 does not allow, not even as references (XML 1.0, section 2.2). */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these characters are removed
const forbidden = /[\0-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]/gu;

/**
 * An XML document with the element `root`. Characters that XML does not allow are removed: texts that
 * people typed may contain them, and one of them makes the whole document invalid.
 */
export const xmlDocument = (root: Markup): string =>
  `<?xml version="1.0" encoding="utf-8"?>\n${root.toString().replace(forbidden, "")}`;
