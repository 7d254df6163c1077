import { describe, expect, it } from "vitest";
import { uploadedKeys } from "./uploaded-keys.ts";

const notification = (...keys: string[]) =>
  JSON.stringify({ Records: keys.map((key) => ({ s3: { object: { key } } })) });

describe("uploadedKeys", () => {
  it("reads the key of each object", () => {
    expect(uploadedKeys(notification("originals/a/b", "originals/c/d"))).toEqual([
      "originals/a/b",
      "originals/c/d",
    ]);
  });

  it("decodes keys, which S3 encodes as HTML forms do", () => {
    expect(uploadedKeys(notification("a+photo%2B%C3%A9.jpg"))).toEqual(["a photo+é.jpg"]);
  });

  it("leaves a key that cannot be decoded as it is", () => {
    expect(uploadedKeys(notification("50%+off"))).toEqual(["50%+off"]);
  });

  it.each([
    ["S3's test event", JSON.stringify({ Service: "Amazon S3", Event: "s3:TestEvent" })],
    ["text that is not JSON", "{"],
    ["an empty body", ""],
    ["null", "null"],
    ["records of another kind", JSON.stringify({ Records: [{ Sns: {} }] })],
  ])("returns undefined for %s", (_what, body) => {
    expect(uploadedKeys(body)).toBeUndefined();
  });
});
