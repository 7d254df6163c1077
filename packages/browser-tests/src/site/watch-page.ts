import type { Page } from "playwright-core";

/** The errors, requests and dialogs of a page. */
export type PageLog = {
  /** Errors of scripts and of the console, including violations of the content security policy. */
  readonly errors: readonly string[];
  /** The origins that the page sent requests to. */
  readonly origins: ReadonlySet<string>;
  /** The texts of dialogs. Each dialog is dismissed. */
  readonly dialogs: readonly string[];
};

/** Records what the page does from now on. */
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
    // URLs with data: and blob: are part of the page.
    if (protocol.startsWith("http")) origins.add(origin);
  });
  page.on("dialog", async (dialog) => {
    dialogs.push(dialog.type() === "beforeunload" ? "beforeunload" : dialog.message());
    await dialog.dismiss();
  });
  return { errors, origins, dialogs };
}
