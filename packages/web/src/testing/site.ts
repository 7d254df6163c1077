import type { Editor, Site } from "../pages/shared/site.ts";

/** A site in a time zone ahead of UTC, where a day begins earlier. */
export const site: Site = {
  url: "https://iotd.test",
  assetsPath: "/assets/0123456789abcdef",
  timeZone: "Europe/Berlin",
};

/** An editor who is signed in. */
export const editor: Editor = { name: "Ada Lovelace", email: "ada@example.com", role: "editor" };

/** An administrator who is signed in. */
export const administrator: Editor = { ...editor, role: "administrator" };

/** The text of HTML without its tags, with collapsed white space. */
export const textOf = (html: string): string =>
  html
    .replace(/<[^>]*>/g, "")
    .replace(/\s+/g, " ")
    .trim();
