import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { type EditorClient, signIn } from "@iotd/api/editor-client";
import { needing, patience } from "@iotd/core/testing";
import { type TestService, useLocalService } from "@iotd/local/testing/use-local-service";
import { type Browser, type BrowserContext, chromium, type Page } from "playwright-core";
import { afterAll, afterEach, beforeAll } from "vitest";
import { findChromium } from "./find-chromium.ts";

/** Arguments with which Chromium runs in any environment and sends no requests of its own. */
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

/** The window of a small phone, in CSS pixels. */
export const phone = { width: 360, height: 740 } as const;

type Visitor = {
  /** Whether the visitor has the session of an editor. @default false */
  readonly isSignedIn?: boolean;
  /** @default true */
  readonly hasJavaScript?: boolean;
  /** Whether the device is a phone with a touch screen. @default false */
  readonly hasTouch?: boolean;
  /** In CSS pixels. @default 1280 × 800 */
  readonly window?: { readonly width: number; readonly height: number };
  /** @default "light" */
  readonly colorScheme?: "light" | "dark";
};

/** A running service and a browser. */
export type Site = {
  /** The origin of the service. */
  readonly url: () => string;
  /** The account of the administrator. */
  readonly account: () => TestService["admin"];
  /** A client of the API, to create the data of a test. */
  readonly editor: () => EditorClient;
  /** Opens a path of the site in a separate browser session, which ends with the test. */
  readonly open: (path: string, visitor?: Visitor) => Promise<Page>;
  /** Writes a file for file choosers. Resolves with its path. */
  readonly writeFile: (name: string, bytes: Uint8Array) => Promise<string>;
  /** Deletes all pictures. */
  readonly clear: () => Promise<void>;
};

/** Options of suites that need a browser. */
export const needsChromium = needing(
  findChromium(process.env) !== undefined,
  "No Chromium was found. Install one, or name it in CHROMIUM_PATH.",
);

/** Starts a service and a browser before the tests of the suite, and stops both after them. */
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
      // Without animations there is nothing to wait for.
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
