import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";

// The headless shell is the same browser without windows, and opens pages three times as fast.
const names = [
  "chromium-headless-shell",
  "chromium",
  "chromium-browser",
  "google-chrome",
  "google-chrome-stable",
];
const usualFolders = ["/usr/bin", "/usr/local/bin", "/snap/bin", "/opt/homebrew/bin"];
const macBundles = [
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
];

/**
 * The path of the Chromium to test with: `CHROMIUM_PATH` if it is set, even if no file is there, otherwise
 * the first one on the `PATH` and in the usual folders. Undefined if there is none.
 */
export function findChromium(
  { CHROMIUM_PATH, PATH = "" }: Readonly<Record<string, string | undefined>>,
  exists: (path: string) => boolean = existsSync,
): string | undefined {
  if (CHROMIUM_PATH) return CHROMIUM_PATH;
  const folders = [...PATH.split(delimiter).filter(Boolean), ...usualFolders];
  const candidates = names.flatMap((name) => folders.map((folder) => join(folder, name)));
  return [...candidates, ...macBundles].find(exists);
}
