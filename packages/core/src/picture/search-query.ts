import { type SQL, sql } from "drizzle-orm";
import * as z from "zod/mini";
import { maxCharacters, storable } from "../text-rules.ts";
import { pictureLimits } from "./limits.ts";
import { picture } from "./picture.sql.ts";

/** A search query, trimmed. An empty one matches all pictures. */
export const searchQuerySchema = z.optional(
  z
    .string()
    .check(
      z.trim(),
      maxCharacters(pictureLimits.queryCharacters),
      storable,
      z.describe(
        'Words to search for in name, tagline and credit: all of them, `"a phrase"`, one `or` another, `-without`.',
      ),
    ),
);

/**
 * Hyphens that PostgreSQL would read as "without", but that are not directly before a word or phrase: a dash, a
 * pasted Markdown rule. PostgreSQL counts each as a negation, and more than 32 in a row are an error.
 */
const dashes = /(?<![\p{L}\p{N}-])(?:-{2,}|-(?![\p{L}\p{N}"]))/gu;

/** The search query as PostgreSQL's `tsquery`, with English word forms. */
export const toTsquery = (query: string): SQL =>
  sql`websearch_to_tsquery('english', ${query.replaceAll(dashes, " ")})`;

/** A condition: name, tagline or credit match `query`. Undefined, which matches all, without a query. */
export const matchesQuery = (query: string | undefined): SQL | undefined =>
  query ? sql`${picture.search} @@ ${toTsquery(query)}` : undefined;

/**
 * The same condition, for a sorted list: the index of the search finds all matches first. Otherwise PostgreSQL may
 * read all pictures in their order, if it expects more matches than there are.
 */
export const isAmongMatches = (query: string | undefined): SQL | undefined =>
  query
    ? sql`${picture.id} = any (array(select match.id from ${picture} match where match.search @@ ${toTsquery(query)}))`
    : undefined;
