import { describe, expect, it } from "vitest";
import { Inline, Prose } from "./prose.tsx";
import { SchemaType, schemaLimits } from "./schema-type.tsx";

const said = (schema: Parameters<typeof schemaLimits>[0]) =>
  `${<SchemaType schema={schema} />}`.replaceAll(/<\/?code>/g, "`");

describe("the description of a value in the API reference", () => {
  it.each([
    [{ type: "string", format: "date" }, "string (date)"],
    [{ type: ["string", "null"] }, "string or null"],
    [{ anyOf: [{ type: "string", format: "uuid" }, { type: "null" }] }, "string (uuid) or null"],
    [{ type: "array", items: { type: "integer" } }, "list of integer"],
    [{ enum: ["avif", "jpeg"] }, "`avif`, `jpeg`"],
    [{ const: "v1" }, "`v1`"],
    [{}, "anything"],
    [{ $ref: "#/components/schemas/Picture" }, '<a href="#schema-Picture">Picture</a>'],
  ])("writes the type of the schema %j", (schema, words) => {
    expect(said(schema)).toBe(words);
  });

  it.each([
    [{ minimum: 1, maximum: 100, default: 20 }, "1 to 100; default 20"],
    [{ minimum: 1, maximum: Number.MAX_SAFE_INTEGER }, "at least 1"],
    [{ minimum: Number.MIN_SAFE_INTEGER, maximum: Number.MAX_SAFE_INTEGER }, ""],
    [{ maxLength: 200 }, "at most 200 characters"],
    [{ minLength: 1 }, "not empty"],
    [{}, ""],
  ])("writes the limits of the schema %j", (schema, words) => {
    expect(schemaLimits(schema)).toBe(words);
  });

  it("renders code, bold text and paragraphs", () => {
    expect(`${<Inline text="A `word`, **loud**." />}`).toBe(
      "A <code>word</code>, <strong>loud</strong>.",
    );
    expect(`${<Prose text={"One.\n\nTwo."} />}`).toBe("<p>One.</p><p>Two.</p>");
  });
});
