import { pictureLimits } from "@iotd/core/picture/limits";
import { describe, expect, it } from "vitest";
import { contentTypeOf, convertibleTypeOf } from "./content-type.ts";
import { fileFault, pixelsFault } from "./file-fault.ts";

describe("contentTypeOf", () => {
  it.each([
    [{ name: "a.jpg", type: "image/jpeg" }, "image/jpeg"],
    [{ name: "a.avif", type: "" }, "image/avif"],
    [{ name: "A.JPEG", type: "" }, "image/jpeg"],
    [{ name: "a.jpg", type: "text/html" }, undefined],
    [{ name: "a.svg", type: "image/svg+xml" }, undefined],
    [{ name: "png", type: "" }, "image/png"],
    [{ name: "constructor", type: "" }, undefined],
  ])("is for %j %s", (file, contentType) => {
    expect(contentTypeOf(file)).toBe(contentType);
  });
});

describe("convertibleTypeOf", () => {
  it.each([
    [{ name: "a.gif", type: "image/gif" }, "image/gif"],
    [{ name: "IMG_1.HEIC", type: "" }, "image/heic"],
    [{ name: "a.tif", type: "" }, "image/tiff"],
    [{ name: "a.jpg", type: "image/jpeg" }, undefined],
    [{ name: "a.svg", type: "image/svg+xml" }, undefined],
    [{ name: "a", type: "constructor" }, undefined],
  ])("is for %j %s", (file, type) => {
    expect(convertibleTypeOf(file)).toBe(type);
  });
});

describe("fileFault", () => {
  const file = { name: "a.jpg", type: "image/jpeg", size: 1_000 };

  it("accepts a JPEG of exactly the largest size", () => {
    expect(fileFault({ ...file, size: pictureLimits.byteSize })).toBeUndefined();
  });

  it("refuses a file that is one byte larger than the limit", () => {
    expect(fileFault({ ...file, size: pictureLimits.byteSize + 1 })).toContain(
      "is larger than 50 MB",
    );
  });

  it("refuses an empty file", () => {
    expect(fileFault({ ...file, size: 0 })).toBe("“a.jpg” is empty.");
  });

  it("refuses other types and names the accepted ones", () => {
    expect(fileFault({ ...file, name: "a.pdf", type: "application/pdf" })).toContain(
      "“a.pdf” is not a JPEG, PNG, WebP or AVIF image",
    );
  });
});

describe("pixelsFault", () => {
  it("refuses more than a hundred megapixels", () => {
    expect(pixelsFault(10_000, 10_000)).toBeUndefined();
    expect(pixelsFault(12_000, 10_000)).toContain("120 megapixels");
  });
});
