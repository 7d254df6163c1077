import { describe, expect, it } from "vitest";
import * as z from "zod";
import { InvalidInputError } from "./errors.ts";
import { decodeCursor, pageRequestSchema, toPage } from "./paging.ts";

const keySchema = z.object({ id: z.string() });
const rows = ["a", "b", "c"].map((id) => ({ id, name: `row ${id}` }));

describe("toPage", () => {
  it("a page has at most as many rows as its limit and a cursor to the next page", () => {
    const { items, nextCursor } = toPage(rows, 2, ({ id }) => ({ id }));

    expect(items).toEqual(rows.slice(0, 2));
    expect(decodeCursor(nextCursor ?? "", keySchema)).toEqual({ id: "b" });
  });

  it.each([0, 1, 3])("a page of %i rows without a further row is the last one", (count) => {
    const page = toPage(rows.slice(0, count), 3, ({ id }) => ({ id }));

    expect(page).toEqual({ items: rows.slice(0, count), nextCursor: null });
  });

  it("a cursor needs no encoding in a URL", () => {
    const { nextCursor } = toPage(rows, 2, () => ({ id: "??>>~~ÿÿ" }));

    expect(nextCursor).toMatch(/^[\w-]+$/);
  });
});

describe("decodeCursor", () => {
  it.each(["", "nonsense", "%00", "bnVsbA", "e30", "W10"])("the cursor %j is refused", (cursor) => {
    expect(() => decodeCursor(cursor, keySchema)).toThrow(
      expect.objectContaining({
        name: InvalidInputError.name,
        faults: [{ pointer: "/cursor", detail: "must be the nextCursor of an earlier page" }],
      }),
    );
  });
});

describe("pageRequestSchema", () => {
  it("the default limit is 20", () => {
    expect(pageRequestSchema.parse({})).toEqual({ limit: 20 });
  });

  it.each(["1", "100"])("the limit %s is accepted", (limit) => {
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
  ])("the page request %o is refused", (request) => {
    expect(pageRequestSchema.safeParse(request).success).toBe(false);
  });
});
