import type { DocumentedEndpoint, Endpoint } from "../../../http/endpoint.ts";
import { apodFailure } from "./apod-failure.ts";
import { apodAnswerSchema } from "./apod-json.ts";
import { apodQuerySchema } from "./apod-query.ts";

/**
 * The longest range: a year. NASA's service has no limit, but Lambda answers with at most 6 MB, and the texts and
 * addresses of a day can have 10 KB (https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html).
 */
export const maxApodDays = 366;

/** NASA's Astronomy Picture of the Day API. */
export const apodEndpoint = {
  method: "get",
  path: "/planetary/apod",
  operationId: "getApod",
  tag: "For other programs",
  summary: "NASA’s Astronomy Picture of the Day API, with our pictures",
  description: `Programs made for \`https://api.nasa.gov/planetary/apod\` work here with another host name. Every day since the first picture has one. A range starts with the oldest day, omits days before the first picture, and has at most ${maxApodDays} days.`,
  query: apodQuerySchema,
  answers: {
    200: {
      description: "The picture of a day, or a list for a range or a count",
      json: apodAnswerSchema,
      headers: {
        "x-ratelimit-limit":
          "For programs that require it, as NASA’s service sends it. There is no such limit here.",
        "x-ratelimit-remaining": "Always the same as the limit.",
      },
    },
  },
  problems: ["malformed", "not-found"],
  failure: apodFailure,
  isPublished: true,
} as const satisfies DocumentedEndpoint;

/** The same address with a slash at its end, which many clients use. */
export const apodSlashEndpoint = {
  method: apodEndpoint.method,
  path: "/planetary/apod/",
  failure: apodFailure,
} as const satisfies Endpoint;
