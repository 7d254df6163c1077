/** In seconds: how long a stale public page may be shown during an outage. A week. */
export const staleIfErrorSeconds = 604_800;

/** How long each kind of answer may be cached. */
export const cacheControl = {
  /** Public pages and JSON: a minute at the CDN, longer during revalidation or an outage. */
  published: `public, s-maxage=60, stale-while-revalidate=86400, stale-if-error=${staleIfErrorSeconds}`,
  /** Everything else, errors included. */
  private: "no-store",
} as const;
