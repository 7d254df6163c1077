import { expect, it } from "vitest";
import * as z from "zod";
import { newId } from "./id.ts";

it("ids are unique UUIDv7 that sort by creation", () => {
  const ids = Array.from({ length: 1_000 }, newId);

  expect(ids.every((id) => z.uuidv7().safeParse(id).success)).toBe(true);
  expect(ids.toSorted()).toEqual(ids);
  expect(new Set(ids).size).toBe(ids.length);
});
