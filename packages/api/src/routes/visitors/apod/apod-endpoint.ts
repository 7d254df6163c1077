import type { DocumentedEndpoint } from "../../../http/endpoint.ts";
import { apodFailure } from "./apod-failure.ts";
import { apodAnswerSchema } from "./apod-json.ts";
import { apodQuerySchema } from "./apod-query.ts";

/** Enough for a year of pictures at once; NASA's service sets no bound. */
export const maxApodDays = 366;

export const apodEndpoint = {
  method: "get",
  path: "/planetary/apod",
  operationId: "getApod",
  tag: "For other programs",
  summary: "NASA’s Astronomy Picture of the Day API, with our pictures",
  description: `Programs made for \`https://api.nasa.gov/planetary/apod\` work here by another host name. Each day since the first picture has one. A range is answered with the oldest day first, without the days before the first picture, and with at most ${maxApodDays} days.`,
  query: apodQuerySchema,
  answers: {
    200: {
      description: "The picture of a day; a list for a range or a count",
      json: apodAnswerSchema,
      headers: {
        "x-ratelimit-limit":
          "As NASA’s service sends it, for programs that insist on it; there is no such limit here.",
        "x-ratelimit-remaining": "Always the limit.",
      },
    },
  },
  problems: ["malformed", "not-found"],
  failure: apodFailure,
  isPublished: true,
} as const satisfies DocumentedEndpoint;
