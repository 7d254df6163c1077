import type { SiteContext } from "@iotd/core/context";
import { type Day, dayAt } from "@iotd/core/day";
import * as pictures from "@iotd/core/picture";
import { Hono } from "hono";
import { validator } from "hono/validator";
import type { AppDeps, AppEnv } from "../../../http/environment.ts";
import { HttpError } from "../../../http/http-error.ts";
import { publishedJson } from "../../../http/published.ts";
import { siteContext } from "../../../http/site-context.ts";
import { apodEndpoint, apodSlashEndpoint, maxApodDays } from "./apod-endpoint.ts";
import { toApodJson } from "./apod-json.ts";
import { parseApodQuery, toApodRequest } from "./apod-query.ts";

const validQuery = validator("query", parseApodQuery);

/** NASA's limit for a key. Clients such as aionasa need these headers. */
const rateLimit = { "x-ratelimit-limit": "1000", "x-ratelimit-remaining": "1000" };

/** Our pictures in the format of NASA's service: https://github.com/nasa/apod-api#endpoint-versionapod */
export function apodRoutes(deps: AppDeps) {
  const { site } = deps;
  const paths = [apodEndpoint.path, apodSlashEndpoint.path];
  return new Hono<AppEnv>().on(apodEndpoint.method, paths, validQuery, async (c) => {
    const ctx = siteContext(deps);
    const request = toApodRequest(c.req.valid("query"));
    const toJson = (ofDay: pictures.PictureOfDay) => toApodJson(ofDay, site.url);
    for (const [name, value] of Object.entries(rateLimit)) c.header(name, value);
    if (request.kind === "random") {
      return c.json((await pictures.listRandomPictures(ctx, request.count)).map(toJson), 200);
    }
    if (request.kind === "range") {
      return publishedJson(c, (await picturesOfRange(ctx, request)).map(toJson));
    }
    const day = request.day ?? dayAt(ctx.now, ctx.siteTimeZone);
    const picture = await pictures.findPictureOfDay(ctx, day);
    if (!picture) throw await outOfRange(ctx, day);
    return publishedJson(c, toJson({ day, picture }));
  });
}

async function picturesOfRange(
  ctx: SiteContext,
  { firstDay, lastDay }: { readonly firstDay: Day; readonly lastDay: Day | undefined },
): Promise<pictures.PictureOfDay[]> {
  const today = dayAt(ctx.now, ctx.siteTimeZone);
  const last = lastDay ?? today;
  if (firstDay > today || last > today) throw await outOfRange(ctx, last);
  if (firstDay > last) throw new HttpError("malformed", "start_date cannot be after end_date");
  const range = { firstDay, lastDay: last, limit: maxApodDays + 1 };
  const found = await pictures.listPicturesOfDays(ctx, range);
  if (found.length === 0) throw await outOfRange(ctx, last);
  if (found.length > maxApodDays) {
    throw new HttpError(
      "malformed",
      `A range may have at most ${maxApodDays} days. Ask for a shorter one.`,
    );
  }
  return found;
}

/** With the text of NASA's service, by which its clients recognise the end. */
async function outOfRange(ctx: SiteContext, day: Day): Promise<HttpError> {
  const first = await pictures.findFirstDay(ctx);
  if (!first) return new HttpError("not-found", `No data available for date: ${day}`);
  const [begin, end] = [first, dayAt(ctx.now, ctx.siteTimeZone)].map(formatDay);
  return new HttpError("malformed", `Date must be between ${begin} and ${end}.`);
}

/** `Jun 16, 1995` */
const formatDay = (day: Day) =>
  new Intl.DateTimeFormat("en-US", {
    month: "short",
    day: "2-digit",
    year: "numeric",
    timeZone: "UTC",
  }).format(new Date(`${day}T00:00:00Z`));
