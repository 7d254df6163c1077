import { describe, expect, it } from "vitest";
import { errorSentence } from "./error-sentence.ts";
import { DomainError, InvalidInputError } from "./errors.ts";

describe("errorSentence", () => {
  it.each([
    ["a DomainError", new DomainError("conflict", "Not now."), "Not now."],
    [
      "a DomainError with a cause",
      new InvalidInputError("Not so.", [], { cause: new Error("[{…}]") }),
      "Not so.",
    ],
    [
      "an error with a cause",
      new Error("Failed query: …", { cause: new Error("no such table") }),
      "no such table",
    ],
    [
      "an AggregateError",
      new AggregateError([new Error("no answer at ::1"), new Error("no answer at 127.0.0.1")]),
      "no answer at ::1; no answer at 127.0.0.1",
    ],
    ["a thrown value that is not an error", "a word", "a word"],
  ])("the sentence for %s", (_, error, sentence) => {
    expect(errorSentence(error)).toBe(sentence);
  });
});
