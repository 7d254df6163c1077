export const hoursOfMonth = 730;

/** One view: the page, its css (half the readers have it), the picture as AVIF at 1920 pixels. */
const requestsOfView = 3;
const kilobytesOfView = 215;

/** Regional caches of CloudFront between readers and us; each keeps a page for a minute. */
const cachesOfCloudFront = 13;
/** Pages that many look at: home, its JSON, yesterday. */
const popularPages = 3;

export type Usage = {
  readonly views: number;
  /** To CloudFront, or to the load balancer and the bucket. */
  readonly requests: number;
  readonly gigabytes: number;
  /** Requests that CloudFront has no fresh page for. */
  readonly originRequests: number;
};

/** A month with `views`, evenly spread: worse for the cache than the evenings of real life. */
export function usageOf(views: number): Usage {
  const freshPages = cachesOfCloudFront * popularPages * hoursOfMonth * 60;
  return {
    views,
    requests: views * requestsOfView,
    gigabytes: (views * kilobytesOfView) / 1_000_000,
    // How many of as many boxes get a ball when `views` balls are thrown at them.
    originRequests: Math.round(freshPages * (1 - Math.exp(-views / freshPages))),
  };
}
