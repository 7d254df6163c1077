/** Hours of an average month, as AWS calculates. */
export const hoursOfMonth = 730;

/** One view: the page, its css (cached by half of the visitors), the picture as AVIF at 1920 pixels. */
const requestsOfView = 3;
const kilobytesOfView = 215;

/** CloudFront's regional caches; each keeps a page for a minute. */
const cachesOfCloudFront = 13;
/** Pages with most of the views: home, its JSON, yesterday. */
const popularPages = 3;

/** The traffic of a month. */
export type Usage = {
  readonly views: number;
  /** Requests to CloudFront, or to the load balancer and the bucket. */
  readonly requests: number;
  readonly gigabytes: number;
  /** Requests that CloudFront cannot answer from its cache. */
  readonly originRequests: number;
};

/** The usage of a month with `views`, spread evenly, which is worse for the cache than real traffic. */
export function usageOf(views: number): Usage {
  const freshPages = cachesOfCloudFront * popularPages * hoursOfMonth * 60;
  return {
    views,
    requests: views * requestsOfView,
    gigabytes: (views * kilobytesOfView) / 1_000_000,
    // The expected number of cached pages that get at least one view.
    originRequests: Math.round(freshPages * (1 - Math.exp(-views / freshPages))),
  };
}
