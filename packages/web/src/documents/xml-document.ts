import type { html } from "hono/html";

/** What the tag `html` makes: its values are escaped in a way that XML understands too. */
export type Markup = ReturnType<typeof html>;

/** Characters that XML 1.0 allows in no document, not even as references (XML 1.0, section 2.2). */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must go
const forbidden = /[\0-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]/gu;

/**
 * A whole XML document with `root` as its element. What people typed may hold characters that would
 * make all of it unreadable; those are left out.
 */
export const xmlDocument = (root: Markup): string =>
  `<?xml version="1.0" encoding="utf-8"?>\n${root.toString().replace(forbidden, "")}`;
