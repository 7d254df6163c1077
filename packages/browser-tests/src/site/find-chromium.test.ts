import { describe, expect, it } from "vitest";
import { findChromium } from "./find-chromium.ts";

describe("findChromium", () => {
  it("finds Chromium at CHROMIUM_PATH", () => {
    expect(findChromium({ CHROMIUM_PATH: "/my/chromium" }, () => true)).toBe("/my/chromium");
  });

  it("searches for Chromium on the PATH before the usual folders", () => {
    expect(findChromium({ PATH: "/a:/b" }, (path) => path.endsWith("/chromium"))).toBe(
      "/a/chromium",
    );
  });

  it.each([
    "/usr/bin/chromium",
    "/usr/bin/chromium-browser",
    "/usr/bin/google-chrome",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  ])("finds Chromium at %s", (place) => {
    expect(findChromium({ CHROMIUM_PATH: "" }, (path) => path === place)).toBe(place);
  });

  it("gives undefined if there is no Chromium", () => {
    expect(findChromium({ PATH: "/bin" }, () => false)).toBeUndefined();
  });
});
