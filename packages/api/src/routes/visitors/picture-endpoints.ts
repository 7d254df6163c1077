import { daySchema } from "@iotd/core/day";
import { lazy } from "@iotd/core/lazy";
import { pictureIdSchema, pictureJsonSchema, publishedListRequestSchema } from "@iotd/core/picture";
import * as z from "zod/mini";
import type { DocumentedEndpoint } from "../../http/endpoint.ts";

/** A page of pictures. */
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

/** Today's picture. */
export const todayEndpoint = {
  ...shared,
  path: "/api/today",
  operationId: "getToday",
  summary: "Today’s picture",
  description: "The picture that the home page shows now: the latest published one.",
  answers: onePicture,
  problems: ["not-found"],
} as const satisfies DocumentedEndpoint;

/** The picture of a day. */
export const dayEndpoint = {
  ...shared,
  path: "/api/days/:day",
  operationId: "getDay",
  summary: "The picture of a day",
  description:
    "The picture that was shown at the end of the day in the site’s time zone, or that is shown now if the day has not ended. A day without its own picture has the previous one. Future days and days before the first picture are not found.",
  param: z.object({ day: daySchema }),
  answers: onePicture,
  problems: ["not-found", "invalid-input"],
} as const satisfies DocumentedEndpoint;

/** The published pictures, in pages. */
export const picturesEndpoint = {
  ...shared,
  path: "/api/pictures",
  operationId: "listPictures",
  summary: "List or search published pictures, latest first",
  query: publishedListRequestSchema,
  answers: { 200: { description: "A page of the list", json: pictureListSchema } },
  problems: ["invalid-input"],
} as const satisfies DocumentedEndpoint;

/** A published picture. */
export const pictureEndpoint = {
  ...shared,
  path: "/api/pictures/:id",
  operationId: "getPicture",
  summary: "One picture",
  param: z.object({ id: pictureIdSchema }),
  answers: onePicture,
  problems: ["not-found", "invalid-input"],
} as const satisfies DocumentedEndpoint;
