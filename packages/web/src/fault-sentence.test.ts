import { describe, expect, it } from "vitest";
import { faultSentence } from "./fault-sentence.ts";

describe("faultSentence", () => {
  it.each([
    ["must not be empty", "The name must not be empty."],
    [
      "contains characters that are not allowed",
      "The name contains characters that are not allowed.",
    ],
    ["the file is empty", "The file is empty."],
    ["Invalid input!", "Invalid input!"],
  ])("writes the fault %j as a sentence", (detail, sentence) => {
    expect(faultSentence("name", detail)).toBe(sentence);
  });
});
