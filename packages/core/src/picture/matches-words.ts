import { type SQL, sql } from "drizzle-orm";
import { picture } from "./picture.sql.ts";

/** Pictures whose name, tagline or credit match what people type into a search; all of them without words. */
export const matchesWords = (words: string | undefined): SQL | undefined =>
  words ? sql`${picture.search} @@ websearch_to_tsquery('english', ${words})` : undefined;
