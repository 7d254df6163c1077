import { describe, expect, it } from "vitest";
import { buildAssets } from "../../build-assets.ts";
import { focalClasses } from "./focal-classes.ts";

describe("focalClasses", () => {
  it("gives the class of the nearest step for each axis", () => {
    expect(focalClasses({ x: 0.24, y: 0.76 })).toBe("fx-20 fy-80");
    expect(focalClasses({ x: 0, y: 1 })).toBe("fx-0 fy-100");
  });

  it("gives no class for the middle", () => {
    expect(focalClasses(null)).toBe("");
  });

  it("gives only classes that the stylesheet has", async () => {
    const { files } = await buildAssets();
    const css = new TextDecoder().decode(files.find(({ name }) => name === "site.css")?.body);

    for (let share = 0; share <= 1; share += 0.01) {
      const [x, y] = focalClasses({ x: share, y: share }).split(" ");
      const percent = String(x).replace("fx-", "");
      expect(css).toMatch(new RegExp(`\\.${x}\\{--fx: ?${percent}(%|\\})`));
      expect(css).toMatch(new RegExp(`\\.${y}\\{--fy: ?${percent}(%|\\})`));
    }
  });
});
