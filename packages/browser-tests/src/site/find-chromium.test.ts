import { describe, expect, it } from "vitest";
import { findChromium } from "./find-chromium.ts";

describe("the Chromium to test with", () => {
  it("is the one that CHROMIUM_PATH names", () => {
    expect(findChromium({ CHROMIUM_PATH: "/my/chromium" }, () => true)).toBe("/my/chromium");
  });

  it("is found on the PATH before the usual places", () => {
    expect(findChromium({ PATH: "/a:/b" }, (path) => path.endsWith("/chromium"))).toBe(
      "/a/chromium",
    );
  });

  it.each([
    "/usr/bin/chromium",
    "/usr/bin/chromium-browser",
    "/usr/bin/google-chrome",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  ])("is found at %s", (place) => {
    expect(findChromium({ CHROMIUM_PATH: "" }, (path) => path === place)).toBe(place);
  });

  it("is missing where there is none", () => {
    expect(findChromium({ PATH: "/bin" }, () => false)).toBeUndefined();
  });
});
