import { describe, expect, it } from "vitest";
import { placeholderUrl, smallPlaceholderUrl } from "./placeholder.ts";

const placeholder = "3OcRJYB4d3h/iIeHeEh3eIhw+j3A";

describe("placeholderUrl", () => {
  it("gives a PNG as a data URL", () => {
    expect(placeholderUrl(placeholder)).toMatch(/^data:image\/png;base64,/);
  });

  it.each([null, "", "AAA="])("gives nothing for %j, which is no ThumbHash", (value) => {
    expect(placeholderUrl(value)).toBeUndefined();
  });
});

describe("smallPlaceholderUrl", () => {
  it("takes less than 600 characters", () => {
    const url = smallPlaceholderUrl(placeholder) ?? "";

    expect(url).toMatch(/^data:image\/png;base64,/);
    expect(url.length).toBeLessThan(600);
  });
});
