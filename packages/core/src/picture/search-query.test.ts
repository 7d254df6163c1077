import fc from "fast-check";
import { beforeEach, describe, expect, it } from "vitest";
import { aPicture, useTestDatabase } from "../testing/index.ts";
import { listPublishedPictures } from "./published/list-published-pictures.ts";

const database = useTestDatabase();
const now = new Date("2025-03-01T08:00:00Z");

beforeEach(database.clear);

const search = async (q: string) => {
  const ctx = { db: database.as("iotd_public"), now };
  return (await listPublishedPictures(ctx, { limit: 10, q })).items.map(({ name }) => name);
};

const publish = (name: string) =>
  aPicture(database.as("iotd_owner"), { name, tagline: "x", publishedAt: new Date(0) });

describe("a search", () => {
  it.each([
    ["-".repeat(33)],
    ["- ".repeat(33)],
    ["-(".repeat(33)],
    ["-\u0085".repeat(33)],
    ['"'],
    ["-"],
    ["or or"],
  ])("for “%s” has no hits", async (q) => {
    await publish("Comet");

    expect(await search(q)).toEqual([]);
  });

  it.each([
    ["a rule above the words", `${"-".repeat(40)}\nnight comet`],
    ["a dash between the words", "night - comet"],
    ["a dash at the end", "comet --"],
    ["two hyphens before a word", "--comet"],
    ["a dash between hyphens", "night - -- comet"],
    ["several hyphens in a word", "night---comet"],
    ["a phrase", '"night comet"'],
    ["a phrase with a dash", '"night - comet"'],
  ])("finds the words of a text with %s", async (_, q) => {
    await publish("Night comet");
    await publish("Rocket");

    expect(await search(q)).toEqual(["Night comet"]);
  });

  it("finds a word with a hyphen", async () => {
    await publish("Night-comet");

    expect(await search("night-comet")).toEqual(["Night-comet"]);
  });

  it.each(["night -comet", 'night -"a comet"', "night -2025"])(
    "for “%s” omits what follows the hyphen",
    async (q) => {
      await publish("Night of a comet 2025");
      await publish("Night");

      expect(await search(q)).toEqual(["Night"]);
    },
  );

  it("never fails, whatever its text is", async () => {
    const part = fc.oneof(
      fc.constantFrom(
        "-",
        "-",
        '"',
        " ",
        "or ",
        "(",
        "!",
        "&",
        ":*",
        "\\",
        "'",
        "\u0085",
        "\u00a0",
      ),
      fc.string({ unit: "grapheme", maxLength: 4 }),
    );
    const query = fc
      .array(part, { maxLength: 120 })
      .map((parts) =>
        parts.join("").replaceAll("\0", "").toWellFormed().slice(0, 199).toWellFormed(),
      );

    await fc.assert(
      fc.asyncProperty(query, async (q) => {
        await search(q);
      }),
      { numRuns: 300, seed: 1 },
    );
  });
});
