import { describe, expect, it } from "vitest";
import { humanName } from "./human-name.ts";

describe("humanName", () => {
  it.each([
    ["hubble_deep_field.jpg", "Hubble deep field"],
    ["chelsea-the-cat.PNG", "Chelsea the cat"],
    ["Sunset over Lake Geneva.jpeg", "Sunset over Lake Geneva"],
    ["eclipse 2026.avif", "Eclipse 2026"],
    ["Dr. Who.webp", "Dr. Who"],
    ["élan.jpg", "Élan"],
    ["no extension", "No extension"],
  ])("turns %j into %j", (fileName, name) => {
    expect(humanName(fileName)).toBe(name);
  });

  it.each([
    "IMG_2041.jpg",
    "DSC00012.JPG",
    "PXL_20261122_081500123.jpg",
    "image.png",
    "Screenshot 2026-11-22 at 09.15.00.png",
    "20261122_081500.jpg",
    "photo (1).webp",
  ])("suggests nothing for %j, which a device chose", (fileName) => {
    expect(humanName(fileName)).toBe("");
  });
});
