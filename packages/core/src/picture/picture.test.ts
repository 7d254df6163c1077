import { describe, expect, it } from "vitest";
import { daySchema } from "../day.ts";
import { aNewPicture, sha256Of } from "../testing/index.ts";
import {
  newPictureSchema,
  pictureChangesSchema,
  uploadFileSchema,
} from "./editing/editor-input.ts";
import { pictureIdSchema } from "./picture.ts";

const accepts = (input: object) =>
  newPictureSchema.safeParse({ ...aNewPicture(), ...input }).success;
const parsed = (input: object) => newPictureSchema.parse({ ...aNewPicture(), ...input });

describe("texts", () => {
  it("an emoji counts as one character, as in PostgreSQL", () => {
    expect(accepts({ name: "🌍".repeat(200) })).toBe(true);
  });

  it.each([
    ["name", 200],
    ["tagline", 2_000],
    ["alt", 1_000],
    ["credit", 200],
  ])("the %s has at most %i characters", (field, limit) => {
    expect(accepts({ [field]: "a".repeat(limit) })).toBe(true);
    expect(accepts({ [field]: "a".repeat(limit + 1) })).toBe(false);
  });

  it.each(["name", "tagline"])("the %s is trimmed and must not be empty", (field) => {
    expect(parsed({ [field]: " \n words\t" })).toMatchObject({ [field]: "words" });
    expect(accepts({ [field]: " \n\t " })).toBe(false);
    expect(accepts({ [field]: undefined })).toBe(false);
  });

  it.each(["alt", "credit"])("the %s may be missing, and an empty one becomes null", (field) => {
    expect(parsed({ [field]: "  " })).toMatchObject({ [field]: null });
    expect(accepts({ [field]: undefined })).toBe(true);
  });

  it.each([
    ["a NUL", "a\0b"],
    ["an unpaired surrogate", "a\ud83cb"],
  ])("texts with %s are refused", (_, text) => {
    for (const field of ["name", "tagline", "alt", "credit"])
      expect(accepts({ [field]: text })).toBe(false);
  });
});

describe("the publication date", () => {
  it.each([
    ["2027-01-31T08:00:00Z", "2027-01-31T08:00:00.000Z"],
    ["2027-01-31T08:00:00.5Z", "2027-01-31T08:00:00.500Z"],
    ["2027-01-31T08:00:00+02:00", "2027-01-31T06:00:00.000Z"],
  ])("the date %s is accepted", (publishedAt, instant) => {
    expect(parsed({ publishedAt }).publishedAt).toEqual(new Date(instant));
  });

  it.each([
    "2027-01-31",
    "2027-01-31T08:00:00",
    "2027-02-30T08:00:00Z",
    "2027-01-31T25:00:00Z",
    "0001-01-01T00:00:00Z",
    "9999-12-31T23:59:59-01:00",
    "tomorrow",
    1_800_000_000_000,
  ])("the date %s is refused", (publishedAt) => {
    expect(accepts({ publishedAt })).toBe(false);
  });

  it("the date may be missing or null", () => {
    expect(parsed({ publishedAt: null }).publishedAt).toBeNull();
    expect(parsed({}).publishedAt).toBeUndefined();
  });
});

describe("uploadFileSchema", () => {
  it.each([
    ["an unsupported type", { contentType: "image/svg+xml" }],
    ["a size of 0", { byteSize: 0 }],
    ["more than 50 MB", { byteSize: 50_000_001 }],
    ["a fraction of a byte", { byteSize: 1.5 }],
    ["a size that is a string", { byteSize: "1000" }],
    ["a hash in hexadecimal", { sha256: "a".repeat(64) }],
    ["a hash in base64url", { sha256: "-".repeat(43).concat("=") }],
    ["a hash of more than 32 bytes", { sha256: `${"A".repeat(42)}B=` }],
    ["an unknown field", { status: "ready" }],
  ])("a file with %s is refused", (_, fault) => {
    const file = { contentType: "image/png", byteSize: 50_000_000, sha256: sha256Of("") };

    expect(uploadFileSchema.safeParse(file).success).toBe(true);
    expect(uploadFileSchema.safeParse({ ...file, ...fault }).success).toBe(false);
    expect(accepts(fault)).toBe(false);
  });
});

describe("pictureChangesSchema", () => {
  it("changes may name any field of the description", () => {
    expect(pictureChangesSchema.parse({ tagline: " New ", publishedAt: null })).toEqual({
      tagline: "New",
      publishedAt: null,
    });
  });

  it.each([{}, { name: "" }, { name: null }, { status: "ready" }, { sha256: sha256Of("") }])(
    "the changes %o are refused",
    (changes) => {
      expect(pictureChangesSchema.safeParse(changes).success).toBe(false);
    },
  );
});

describe("path parameters", () => {
  it.each(["2027-01-31", "2028-02-29", "1001-01-01", "9998-12-31"])("%s is a day", (day) => {
    expect(daySchema.safeParse(day).success).toBe(true);
  });

  it.each([
    "2027-02-30",
    "2027-02-29",
    "2027-1-31",
    "1000-12-31",
    "9999-01-01",
    "2027-01-31T00:00:00Z",
    "today",
  ])("%s is not a day", (day) => {
    expect(daySchema.safeParse(day).success).toBe(false);
  });

  it("the id of a picture is a UUID", () => {
    expect(pictureIdSchema.safeParse("019341a5-4b2c-7def-8123-456789abcdef").success).toBe(true);
    expect(pictureIdSchema.safeParse("1").success).toBe(false);
  });
});
