/** How many seconds a public page may be shown after it went stale, while the origin is down: a week. */
export const staleIfErrorSeconds = 604_800;

/** How long each kind of answer may be kept, written here and nowhere else. */
export const cacheControl = {
  /** Public pages and JSON: a minute at the CDN, longer while it asks again or the origin is down. */
  published: `public, s-maxage=60, stale-while-revalidate=86400, stale-if-error=${staleIfErrorSeconds}`,
  /** Everything else, errors included. */
  private: "no-store",
} as const;
