import { pictureLimits } from "@iotd/core/picture/limits";
import { describe, expect, it } from "vitest";
import { usableFile } from "./usable-file.ts";

const aFile = (name: string, type: string, bytes: string = "bytes") =>
  new File([bytes], name, { type });
const converted = aFile("a.png", "image/png");
const unused = () => Promise.reject(new Error("nothing must be converted"));

describe("usableFile", () => {
  it("is the chosen file if its type is accepted", async () => {
    const chosen = aFile("a.jpg", "image/jpeg");

    expect(await usableFile(chosen, unused)).toEqual({ file: chosen, chosen });
  });

  it("is a converted copy of a GIF", async () => {
    const chosen = aFile("a.gif", "image/gif");

    expect(await usableFile(chosen, async () => converted)).toEqual({
      file: converted,
      chosen,
      convertedFrom: "GIF",
    });
  });

  it.each([
    ["a.heic", "image/heic", /“a.heic”, a HEIC image: export it as JPEG, for example in Preview/],
    ["a.tif", "image/tiff", /“a.tif”, a TIFF image: open it .* export it as PNG or JPEG/],
  ])("says how to export %s if the browser cannot read it", async (name, type, sentence) => {
    expect(await usableFile(aFile(name, type), async () => undefined)).toMatch(sentence);
  });

  it("says why a converted file cannot be uploaded", async () => {
    const chosen = aFile("a.bmp", "image/bmp");
    const large = aFile("a.png", "image/png");
    Object.defineProperty(large, "size", { value: pictureLimits.byteSize + 1 });

    expect(await usableFile(chosen, async () => "It has 120 megapixels.")).toBe(
      "It has 120 megapixels.",
    );
    expect(await usableFile(chosen, async () => large)).toContain("is larger than 50 MB");
  });

  it("converts no file that is empty", async () => {
    expect(await usableFile(aFile("a.gif", "image/gif", ""), unused)).toBe("“a.gif” is empty.");
  });

  it("refuses other types", async () => {
    expect(await usableFile(aFile("a.pdf", "application/pdf"), unused)).toContain(
      "is not a JPEG, PNG, WebP or AVIF image",
    );
  });
});
