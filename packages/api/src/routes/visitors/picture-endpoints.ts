import { daySchema } from "@iotd/core/day";
import { lazy } from "@iotd/core/lazy";
import { pictureIdSchema, pictureJsonSchema, publishedListRequestSchema } from "@iotd/core/picture";
import * as z from "zod/mini";
import type { DocumentedEndpoint } from "../../http/endpoint.ts";

/** A page of a list: `nextCursor` is handed back as `cursor`, and is null on the last page. */
export const pictureListSchema = lazy(() =>
  z.object({
    items: z.array(pictureJsonSchema()),
    nextCursor: z
      .nullable(z.string())
      .check(z.describe("Pass it as `cursor` to get the next page; null on the last page.")),
  }),
);

const shared = { method: "get", tag: "Pictures", isPublished: true } as const;
const onePicture = { 200: { description: "The picture", json: pictureJsonSchema } } as const;

export const todayEndpoint = {
  ...shared,
  path: "/api/today",
  operationId: "getToday",
  summary: "Today’s picture",
  description: "The picture that the home page shows now: the one published last.",
  answers: onePicture,
  problems: ["not-found"],
} as const satisfies DocumentedEndpoint;

export const dayEndpoint = {
  ...shared,
  path: "/api/days/:day",
  operationId: "getDay",
  summary: "The picture of a day",
  description:
    "The one that was in effect when the day ended in the site’s time zone, or is now if it has not ended. A day without a picture of its own shows the one before. Not found are days to come and days before the first picture.",
  param: z.object({ day: daySchema }),
  answers: onePicture,
  problems: ["not-found", "invalid-input"],
} as const satisfies DocumentedEndpoint;

export const picturesEndpoint = {
  ...shared,
  path: "/api/pictures",
  operationId: "listPictures",
  summary: "All published pictures, or those that a search finds, the latest first",
  query: publishedListRequestSchema,
  answers: { 200: { description: "A page of the list", json: pictureListSchema } },
  problems: ["invalid-input"],
} as const satisfies DocumentedEndpoint;

export const pictureEndpoint = {
  ...shared,
  path: "/api/pictures/:id",
  operationId: "getPicture",
  summary: "One picture",
  param: z.object({ id: pictureIdSchema }),
  answers: onePicture,
  problems: ["not-found", "invalid-input"],
} as const satisfies DocumentedEndpoint;
