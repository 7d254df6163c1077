import { describe, expect, it } from "vitest";
import { errorSentence } from "./error-sentence.ts";
import { DomainError, InvalidInputError } from "./errors.ts";

describe("the sentence for an error", () => {
  it.each([
    ["one of ours", new DomainError("conflict", "Not now."), "Not now."],
    [
      "one of ours with its cause",
      new InvalidInputError("Not so.", [], { cause: new Error("[{…}]") }),
      "Not so.",
    ],
    [
      "one that wraps another",
      new Error("Failed query: …", { cause: new Error("no such table") }),
      "no such table",
    ],
    [
      "several at once",
      new AggregateError([new Error("no answer at ::1"), new Error("no answer at 127.0.0.1")]),
      "no answer at ::1; no answer at 127.0.0.1",
    ],
    ["something thrown that is no error", "a word", "a word"],
  ])("is its own or its innermost cause's: %s", (_, error, sentence) => {
    expect(errorSentence(error)).toBe(sentence);
  });
});
