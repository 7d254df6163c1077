/** How long each kind of answer may be kept, written here and nowhere else. */
export const cacheControl = {
  /** Public pages and JSON: a minute at the CDN, longer while it asks again or the origin is down. */
  published: "public, s-maxage=60, stale-while-revalidate=86400, stale-if-error=604800",
  /** Everything else, errors included. */
  private: "no-store",
} as const;
