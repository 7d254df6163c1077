import { readFile } from "node:fs/promises";
import { describe, expect, it } from "vitest";
import { renderPage } from "../pages/index.ts";
import { visitorsPages } from "../testing/sample-pages/visitors.ts";

const css = await readFile(new URL("./site.css", import.meta.url), "utf8");

/** The colours of the public pages by name, for light and dark. */
const colours = new Map(
  [...css.matchAll(/--([a-z]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)/g)].map(
    ([, name, light = "", dark = ""]) => [name, { light, dark }] as const,
  ),
);

/** Relative luminance and contrast as WCAG 2.2 defines them (https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio). */
function luminanceOf(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5]
    .map((start) => Number.parseInt(colour.slice(start, start + 2), 16) / 255)
    .map((share) => (share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(name: string, ground: string, look: "light" | "dark"): number {
  const [darker = 0, lighter = 0] = [name, ground]
    .map((colour) => luminanceOf(colours.get(colour)?.[look] ?? ""))
    .sort((a, b) => a - b);
  return (lighter + 0.05) / (darker + 0.05);
}

describe.each(["light", "dark"] as const)("the %s colour scheme", (look) => {
  it.each(["ground", "paper", "glow"])(
    "text on the colour %s has the contrast of WCAG AA",
    (ground) => {
      expect(contrast("ink", ground, look)).toBeGreaterThanOrEqual(4.5);
      expect(contrast("quiet", ground, look)).toBeGreaterThanOrEqual(4.5);
    },
  );

  it.each(["ground", "paper", "glow"])(
    "borders and focus outlines on the colour %s have the contrast of WCAG AA",
    (ground) => {
      expect(contrast("edge", ground, look)).toBeGreaterThanOrEqual(3);
      expect(contrast("focus", ground, look)).toBeGreaterThanOrEqual(3);
    },
  );
});

it("public pages have the background colours of the stylesheet as theme colours", () => {
  const html = renderPage(visitorsPages.error);

  expect(colours.get("ground")).toBeDefined();
  for (const colour of Object.values(colours.get("ground") ?? {}))
    expect(html).toContain(`<meta name="theme-color" content="${colour}"`);
});
