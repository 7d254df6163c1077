import type { Editor, Site } from "../pages/shared/site.ts";

/** A site east of Greenwich, where a day begins before UTC's. */
export const site: Site = {
  url: "https://iotd.test",
  assetsPath: "/assets/0123456789abcdef",
  timeZone: "Europe/Berlin",
};

/** An editor who is signed in. */
export const editor: Editor = { name: "Ada Lovelace", email: "ada@example.com", role: "editor" };

/** An editor who looks after people. */
export const administrator: Editor = { ...editor, role: "administrator" };

/** What a page says without its markup, spaces collapsed. */
export const textOf = (html: string): string =>
  html
    .replace(/<[^>]*>/g, "")
    .replace(/\s+/g, " ")
    .trim();
