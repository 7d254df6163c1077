import { and, eq, isNull, lte, type Placeholder, type SQL } from "drizzle-orm";
import { picture } from "../picture.sql.ts";

/** A condition: the public may see the picture at `instant`. It is ready, not deleted and not scheduled for later. */
export const isPublishedAt = (instant: Date | Placeholder): SQL | undefined =>
  and(eq(picture.status, "ready"), isNull(picture.deletedAt), lte(picture.publishedAt, instant));
