import type { Page } from "playwright-core";

/** What a page does beside showing itself. */
export type PageLog = {
  /** What went wrong in it: errors of scripts and of the console, where violations of the CSP are told too. */
  readonly errors: readonly string[];
  /** The origins that it asked for something. */
  readonly origins: ReadonlySet<string>;
  /** The texts of the dialogs that it opened; each is dismissed. */
  readonly dialogs: readonly string[];
};

/** Writes down from now on what the page does. */
export function watchPage(page: Page): PageLog {
  const errors: string[] = [];
  const origins = new Set<string>();
  const dialogs: string[] = [];
  page.on("console", (message) => {
    if (message.type() === "error") errors.push(message.text());
  });
  page.on("pageerror", (error) => errors.push(error.message));
  page.on("request", (request) => {
    const { protocol, origin } = new URL(request.url());
    // What data: and blob: name is within the page.
    if (protocol.startsWith("http")) origins.add(origin);
  });
  page.on("dialog", async (dialog) => {
    dialogs.push(dialog.type() === "beforeunload" ? "beforeunload" : dialog.message());
    await dialog.dismiss();
  });
  return { errors, origins, dialogs };
}
