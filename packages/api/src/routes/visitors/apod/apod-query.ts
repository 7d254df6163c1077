import { type Day, daySchema } from "@iotd/core/day";
import * as z from "zod/mini";
import { HttpError } from "../../../http/http-error.ts";

/** The text of NASA's service (github.com/nasa/apod-api, application.py). */
const countFault = "Count must be positive and cannot exceed 100";
const ignored = (what: string) => z.optional(z.string().check(z.describe(what)));

/** The query of NASA's service. */
export const apodQuerySchema = z.strictObject({
  date: z.optional(
    daySchema.check(z.describe("The day of the picture. Without any parameter, today.")),
  ),
  start_date: z.optional(daySchema.check(z.describe("The first day of a range."))),
  end_date: z.optional(
    daySchema.check(z.describe("The last day of a range. The default is today.")),
  ),
  count: z.optional(
    z.coerce
      .number(countFault)
      .check(
        z.int(countFault),
        z.minimum(1, countFault),
        z.maximum(100, countFault),
        z.describe("The number of random pictures. Not with a date."),
      ),
  ),
  thumbs: ignored("Ignored: no picture is a video."),
  hd: ignored("Ignored, as by NASA’s service: `hdurl` is always in the answer."),
  concept_tags: ignored("Ignored."),
  api_key: ignored("Ignored: no key is needed."),
});
/** The parsed query. */
export type ApodQuery = z.infer<typeof apodQuerySchema>;

/** What a query requests: a day (by default today), random pictures, or a range (by default until today). */
export type ApodRequest =
  | { readonly kind: "day"; readonly day: Day | undefined }
  | { readonly kind: "random"; readonly count: number }
  | { readonly kind: "range"; readonly firstDay: Day; readonly lastDay: Day | undefined };

/** The list of fields, with which NASA's service ends a refusal. */
const usage = `Allowed request fields for apod method are ${Object.keys(apodQuerySchema.shape)
  .map((name) => `'${name}'`)
  .join(", ")}`;

/**
 * Writes a value as the schema wants it. NASA's service reads values with Python, where a month or a day may have
 * one digit (`strptime`) and digits may be separated by underscores (`int`).
 */
const normalise = (value: string): string =>
  value
    .replaceAll(/(?<=\d)_(?=\d)/g, "")
    .replace(/^(\d{4})-(\d{1,2})-( ?\d|\d\d)$/, (_, year, month, day) =>
      [year, month.padStart(2, "0"), day.trim().padStart(2, "0")].join("-"),
    );

/**
 * Parses the query. As in NASA's service, empty fields are ignored, and the first value of a repeated field counts.
 * Throws `HttpError` with the text of NASA's service.
 */
export function parseApodQuery(
  values: Readonly<Record<string, string | readonly string[]>>,
): ApodQuery {
  const sent = Object.entries(values)
    .map(([name, value]) => [name, normalise([value].flat()[0] ?? "")] as const)
    .filter(([, value]) => value !== "");
  const parsed = z.safeParse(apodQuerySchema, Object.fromEntries(sent));
  if (!parsed.success) throw apodQueryFault(parsed.error);
  return parsed.data;
}

/** The first fault as a sentence. */
function apodQueryFault({ issues }: z.core.$ZodError): HttpError {
  const [issue] = issues;
  if (!issue || issue.code === "unrecognized_keys") {
    return new HttpError("malformed", `Bad Request: incorrect field passed. ${usage}`);
  }
  const name = String(issue.path[0]);
  const isWhole = issue.message === countFault;
  return new HttpError("malformed", isWhole ? countFault : `${name} ${issue.message}`);
}

/** What the query requests. Throws `HttpError` if its fields contradict each other. */
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
