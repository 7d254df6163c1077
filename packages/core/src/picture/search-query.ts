import { type SQL, sql } from "drizzle-orm";
import * as z from "zod/mini";
import { isStorable } from "../storable-text.ts";
import { pictureLimits } from "./limits.ts";
import { picture } from "./picture.sql.ts";

/** Words to search for; nothing but spaces is no search. */
export const searchQuerySchema = z.optional(
  z
    .string()
    .check(
      z.trim(),
      z.maxLength(
        pictureLimits.queryCharacters,
        `must be at most ${pictureLimits.queryCharacters} characters`,
      ),
      z.refine(isStorable, "contains characters that cannot be searched for"),
      z.describe(
        'Words to find in name, tagline and credit, as people type them into a search: all of them, `"a phrase"`, one `or` another, `-without`.',
      ),
    ),
);

/** Pictures whose name, tagline or credit match what people type into a search; all of them without words. */
export const matchesQuery = (words: string | undefined): SQL | undefined =>
  words ? sql`${picture.search} @@ websearch_to_tsquery('english', ${words})` : undefined;
