import { Hono } from "hono";
import type { ApplyGlobalResponse } from "hono/client";
import type { AppDeps, AppEnv } from "./http/environment.ts";
import type { Problem } from "./http/problem.ts";
import { publicPictureRoutes } from "./routes/visitors/pictures-json.ts";

/** The JSON routes of the typed client. */
export const publicApi = (deps: AppDeps) =>
  new Hono<AppEnv>().route("/", publicPictureRoutes(deps));

type Failure = { readonly json: Problem };

/** The types of these routes: input, answers and failures. */
export type PublicApi = ApplyGlobalResponse<
  ReturnType<typeof publicApi>,
  { 404: Failure; 422: Failure; 500: Failure; 503: Failure }
>;
