import type { Page } from "playwright-core";
import { expect } from "vitest";
import { whenPainted } from "./when-painted.ts";

/** Drops the file at `path` on the page as soon as the page shows that it accepts it. */
export const dropFile = (page: Page, path: string): Promise<void> => dropFiles(page, [path]);

/** Drops several files like `dropFile`. */
export async function dropFiles(page: Page, files: readonly string[]): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const data = { items: [], files: [...files], dragOperationsMask: 1 };
  const drag = (type: "dragEnter" | "dragOver" | "drop") =>
    session.send("Input.dispatchDragEvent", { type, x: 300, y: 300, data });
  await whenPainted(page);
  await drag("dragEnter");
  const isTaken = async () => {
    await drag("dragOver");
    return page.locator(".drop.is-target").isVisible();
  };
  // Chromium ends a drag without a drop event if the page has not accepted it.
  await expect.poll(isTaken).toBe(true);
  await drag("drop");
}

/** Copies a PNG to the clipboard, as from another program, and pastes it into the page. */
export async function pastePng(page: Page, png: Buffer): Promise<void> {
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.evaluate(`(async (base64) => {
    const bytes = Uint8Array.from(atob(base64), (digit) => digit.charCodeAt(0));
    const blob = new Blob([bytes], { type: "image/png" });
    await navigator.clipboard.write([new ClipboardItem({ "image/png": blob })]);
  })(${JSON.stringify(png.toString("base64"))})`);
  await whenPainted(page);
  await page.keyboard.press("ControlOrMeta+v");
}
