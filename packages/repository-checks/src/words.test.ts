import { expect, it } from "vitest";
import { readTracked } from "./tracked-files.ts";

/** Words that readers stumble over, each with what to write instead. */
const avoided: readonly (readonly [RegExp, string])[] = [
  [/\b(?:whoever|whomever)\b/i, "everyone who, the person who"],
  [/\b(?:nobody|anybody)\b(?![@"'`])(?<!user nobody)(?<!`nobody)/i, "no one, no user, not"],
  [/\bdeeds?\b/i, "change, audit entry"],
  [/\b(?:anew|lazily|hitherto|thereof|therein)\b/i, "again, on first use"],
  [/\bannounc(?:e|es|ed|ing)\b/i, "create an upload, notify, say"],
];

const isChecked =
  /^(?:packages|stacks|docs|scripts|\.github)\/.*\.(?:tsx?|mjs|css|py|yml|md)$|^\w+\.md$/;
/** These name the words, or are a photograph's caption. */
const isExempt = /repository-checks\/src\/words\.test\.ts$|local\/demo\/|demo\/showcase\.ts$/;

it("sources and documents avoid words that readers stumble over", () => {
  const found = readTracked(isChecked)
    .filter(({ path }) => !isExempt.test(path))
    .flatMap(({ path, text }) =>
      text
        .split("\n")
        .flatMap((line, index) =>
          avoided
            .filter(([word]) => word.test(line))
            .map(([, instead]) => `${path}:${index + 1}: write ${instead}: ${line.trim()}`),
        ),
    );

  expect(found).toEqual([]);
});
