import { type Day, daySchema } from "@iotd/core/day";
import * as z from "zod/mini";
import { HttpError } from "../../../http/http-error.ts";

/** As NASA's service says it (github.com/nasa/apod-api, application.py). */
const countFault = "Count must be positive and cannot exceed 100";
const ignored = (what: string) => z.optional(z.string().check(z.describe(what)));

export const apodQuerySchema = z.strictObject({
  date: z.optional(
    daySchema.check(z.describe("The day of the picture; today if no other parameter says more.")),
  ),
  start_date: z.optional(daySchema.check(z.describe("The first day of a range."))),
  end_date: z.optional(
    daySchema.check(z.describe("The last day of a range; today if it is left out.")),
  ),
  count: z.optional(
    z.coerce
      .number(countFault)
      .check(
        z.int(countFault),
        z.minimum(1, countFault),
        z.maximum(100, countFault),
        z.describe("Number of random pictures; not together with a date."),
      ),
  ),
  thumbs: ignored("Taken and ignored: no picture is a video."),
  hd: ignored("Taken and ignored, as NASA’s service does: `hdurl` is always there."),
  concept_tags: ignored("Taken and ignored."),
  api_key: ignored("Taken and ignored: no key is needed."),
});
export type ApodQuery = z.infer<typeof apodQuerySchema>;

/** What is asked for: a day (today if none is named), pictures by lot, or a range (until today if it has no end). */
export type ApodRequest =
  | { readonly kind: "day"; readonly day: Day | undefined }
  | { readonly kind: "random"; readonly count: number }
  | { readonly kind: "range"; readonly firstDay: Day; readonly lastDay: Day | undefined };

/** Says which fields there are, as NASA's service does after a refusal. */
const usage = `Allowed request fields for apod method are ${Object.keys(apodQuerySchema.shape)
  .map((name) => `'${name}'`)
  .join(", ")}`;

/** A field that is empty is one that was not sent. Throws for what is not acceptable. */
export function parseApodQuery(values: Readonly<Record<string, unknown>>): ApodQuery {
  const sent = Object.entries(values).filter(([, value]) => value !== "");
  const parsed = z.safeParse(apodQuerySchema, Object.fromEntries(sent));
  if (!parsed.success) throw apodQueryFault(parsed.error);
  return parsed.data;
}

/** The first fault, in a sentence. */
function apodQueryFault({ issues }: z.core.$ZodError): HttpError {
  const [issue] = issues;
  if (!issue || issue.code === "unrecognized_keys") {
    return new HttpError("malformed", `Bad Request: incorrect field passed. ${usage}`);
  }
  const name = String(issue.path[0]);
  const isWhole = issue.message === countFault;
  return new HttpError("malformed", isWhole ? countFault : `${name} ${issue.message}`);
}

/** Throws where the fields ask for two things at once. */
export function toApodRequest(query: ApodQuery): ApodRequest {
  const { date, start_date, end_date, count } = query;
  if (count === undefined && start_date === undefined && end_date === undefined) {
    return { kind: "day", day: date };
  }
  if (date === undefined && start_date === undefined && end_date === undefined && count) {
    return { kind: "random", count };
  }
  if (date === undefined && count === undefined && start_date !== undefined) {
    return { kind: "range", firstDay: start_date, lastDay: end_date };
  }
  throw new HttpError("malformed", `Bad Request: invalid field combination passed. ${usage}`);
}
