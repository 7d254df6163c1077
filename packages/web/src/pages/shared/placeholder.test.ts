import { describe, expect, it } from "vitest";
import { placeholderUrl, smallPlaceholderUrl } from "./placeholder.ts";

const placeholder = "3OcRJYB4d3h/iIeHeEh3eIhw+j3A";

describe("placeholderUrl", () => {
  it("decodes a ThumbHash to a PNG in a data URL", () => {
    expect(placeholderUrl(placeholder)).toMatch(/^data:image\/png;base64,/);
  });

  it.each([null, "", "AAA="])("gives no placeholder for %j, which is not a ThumbHash", (value) => {
    expect(placeholderUrl(value)).toBeUndefined();
  });
});

describe("smallPlaceholderUrl", () => {
  it("keeps a small placeholder under 600 characters", () => {
    const url = smallPlaceholderUrl(placeholder) ?? "";

    expect(url).toMatch(/^data:image\/png;base64,/);
    expect(url.length).toBeLessThan(600);
  });
});
