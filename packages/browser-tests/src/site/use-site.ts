import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { type EditorClient, signIn } from "@iotd/api/editor-client";
import { needing, patience } from "@iotd/core/testing";
import { type TestService, useLocalService } from "@iotd/local/testing/use-local-service";
import { type Browser, type BrowserContext, chromium, type Page } from "playwright-core";
import { afterAll, afterEach, beforeAll } from "vitest";
import { findChromium } from "./find-chromium.ts";

/** So that Chromium runs anywhere, alone, and asks its maker for nothing. */
export const launchArguments = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

const desktop = { width: 1280, height: 800 } as const;

type Visitor = {
  /** Whether the visitor brings an editor's session; false without it. */
  readonly isSignedIn?: boolean;
  /** Whether scripts run; true without it. */
  readonly hasJavaScript?: boolean;
  /** Whether the window is a telephone's, which fingers touch; false without it. */
  readonly hasTouch?: boolean;
  /** Of the window in CSS pixels; 1280 × 800 without it. */
  readonly window?: { readonly width: number; readonly height: number };
  /** What the visitor's system prefers; light without it. */
  readonly colorScheme?: "light" | "dark";
};

/** A running service and a browser that looks at it. */
export type Site = {
  /** Its origin. */
  readonly url: () => string;
  /** The printed account. */
  readonly account: () => TestService["admin"];
  /** An editor who works by program, to arrange what a test needs. */
  readonly editor: () => EditorClient;
  /** Opens a path of the site in a browser session of its own, which ends with the test. */
  readonly open: (path: string, visitor?: Visitor) => Promise<Page>;
  /** Writes a file for the browser to pick, and returns its path. */
  readonly writeFile: (name: string, bytes: Uint8Array) => Promise<string>;
  /** Deletes all pictures. */
  readonly clear: () => Promise<void>;
};

/** Options of suites that look at pages in a browser. */
export const needsChromium = needing(
  findChromium(process.env) !== undefined,
  "No Chromium was found. Install one, or name it in CHROMIUM_PATH.",
);

/** Starts a service and a browser for the tests around the call, and stops both after them. */
export function useSite(): Site {
  const service = useLocalService();
  let editor: EditorClient;
  let browser: Browser;
  const contexts: BrowserContext[] = [];

  beforeAll(async () => {
    const executablePath = findChromium(process.env);
    if (executablePath === undefined) throw new Error("a suite without a browser is skipped");
    browser = await chromium.launch({ executablePath, args: launchArguments });
    editor = await signIn(service().url, service().admin);
  });
  afterEach(async () => {
    await Promise.all(contexts.splice(0).map((context) => context.close()));
  });
  afterAll(() => browser?.close());

  async function open(path: string, visitor: Visitor = {}): Promise<Page> {
    const context = await browser.newContext({
      baseURL: service().url,
      viewport: visitor.window ?? desktop,
      hasTouch: visitor.hasTouch ?? false,
      isMobile: visitor.hasTouch ?? false,
      javaScriptEnabled: visitor.hasJavaScript ?? true,
      colorScheme: visitor.colorScheme ?? "light",
      // Nothing is worth waiting for that only fades.
      reducedMotion: "reduce",
    });
    contexts.push(context);
    context.setDefaultTimeout(patience.step);
    if (visitor.isSignedIn) await context.addCookies(cookiesOf(editor, service().url));
    const page = await context.newPage();
    await page.goto(path);
    return page;
  }

  async function writeFileToPick(name: string, bytes: Uint8Array): Promise<string> {
    const path = join(service().dataDirectory, name);
    await writeFile(path, bytes);
    return path;
  }

  async function clear(): Promise<void> {
    const { items } = await (await editor.pictures.$get({ query: { limit: "100" } })).json();
    for (const { id } of items) await editor.pictures[":id"].$delete({ param: { id } });
  }

  return {
    url: () => service().url,
    account: () => service().admin,
    editor: () => editor,
    open,
    writeFile: writeFileToPick,
    clear,
  };
}

const cookiesOf = ({ headers }: EditorClient, url: string) =>
  headers.cookie.split("; ").map((pair) => {
    const [name = "", ...value] = pair.split("=");
    return { name, value: value.join("="), url };
  });
