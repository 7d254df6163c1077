import { describe, expect, it } from "vitest";
import * as z from "zod";
import { InvalidInputError } from "./errors.ts";
import { decodeCursor, pageRequestSchema, toPage } from "./paging.ts";

const keySchema = z.object({ id: z.string() });
const rows = ["a", "b", "c"].map((id) => ({ id, name: `row ${id}` }));

describe("a page", () => {
  it("holds the rows up to its limit and where the next one starts", () => {
    const { items, nextCursor } = toPage(rows, 2, ({ id }) => ({ id }));

    expect(items).toEqual(rows.slice(0, 2));
    expect(decodeCursor(nextCursor ?? "", keySchema)).toEqual({ id: "b" });
  });

  it.each([0, 1, 3])("of %i rows with nothing beyond its limit is the last one", (count) => {
    const page = toPage(rows.slice(0, count), 3, ({ id }) => ({ id }));

    expect(page).toEqual({ items: rows.slice(0, count), nextCursor: null });
  });

  it("has a cursor that can stand in a URL as it is", () => {
    const { nextCursor } = toPage(rows, 2, () => ({ id: "??>>~~ÿÿ" }));

    expect(nextCursor).toMatch(/^[\w-]+$/);
  });
});

describe("a cursor", () => {
  it.each(["", "nonsense", "%00", "bnVsbA", "e30", "W10"])("is not %j", (cursor) => {
    expect(() => decodeCursor(cursor, keySchema)).toThrow(
      expect.objectContaining({
        name: InvalidInputError.name,
        faults: [{ pointer: "/cursor", detail: "must be the nextCursor of an earlier page" }],
      }),
    );
  });
});

describe("the request for a page", () => {
  it("is for 20 unless it says otherwise", () => {
    expect(pageRequestSchema.parse({})).toEqual({ limit: 20 });
  });

  it.each(["1", "100"])("may be for %s", (limit) => {
    expect(pageRequestSchema.parse({ limit })).toEqual({ limit: Number(limit) });
  });

  it.each([
    { limit: "0" },
    { limit: "101" },
    { limit: "-1" },
    { limit: "1.5" },
    { limit: "" },
    { limit: "all" },
    { cursor: "a".repeat(501) },
    { offset: "20" },
  ])("is refused: %o", (request) => {
    expect(pageRequestSchema.safeParse(request).success).toBe(false);
  });
});
