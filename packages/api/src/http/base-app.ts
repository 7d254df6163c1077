import { systemClock } from "@iotd/core/clock";
import { newId } from "@iotd/core/id";
import { errorPage, renderPage } from "@iotd/web/pages";
import { Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { methodNotAllowed } from "hono/method-not-allowed";
import { requestId } from "hono/request-id";
import { apodPath, toApodFailure } from "./apod-failure.ts";
import { cacheControl } from "./cache-control.ts";
import { defaultHeaders } from "./default-headers.ts";
import type { AppContext, AppDeps, AppEnv } from "./environment.ts";
import { HttpError } from "./http-error.ts";
import { type Failure, problems, toProblem } from "./problem.ts";
import { requestLog } from "./request-log.ts";
import { requireOriginSecret } from "./require-origin-secret.ts";
import { securityHeaders } from "./security-headers.ts";
import { toFailure } from "./to-failure.ts";

/** Names, taglines and announcements of uploads: no image ever passes through here. */
const maxBodyBytes = 64 * 1024;

const limitBody = bodyLimit({
  maxSize: maxBodyBytes,
  onError: () => {
    throw new HttpError("too-large", `A request may have at most ${maxBodyBytes / 1024} KiB.`);
  },
});

/** An app with what all answers share: request id, log line, headers, limits and errors. */
export function createBaseApp(deps: AppDeps & { readonly uploadsOrigin?: string }): Hono<AppEnv> {
  const app = new Hono<AppEnv>();
  app.use(requestId({ generator: newId }));
  app.use(requestLog(deps.log, systemClock));
  app.use(defaultHeaders(securityHeaders(deps.uploadsOrigin)));
  if (deps.originSecret !== undefined) app.use(requireOriginSecret(deps.originSecret));
  app.use(
    methodNotAllowed({
      app,
      onMethodNotAllowed: (_c, methods) => {
        throw new HttpError("method-not-allowed", `Use ${methods.join(", ")}.`, {
          allow: methods.join(", "),
        });
      },
    }),
  );
  // Not for GET, where to look for a body costs more than the rest of the framework.
  app.use((c, next) => (c.req.method === "GET" ? next() : limitBody(c, next)));
  app.notFound((c) =>
    answerFailure(c, deps, { code: "not-found", detail: "Nothing was found at this address." }),
  );
  app.onError((error, c) => {
    const failure = toFailure(error);
    const log = c.get("log") ?? deps.log;
    if (problems[failure.code].status >= 500) log.error("request failed", { error });
    if (error instanceof HttpError) {
      for (const [name, value] of Object.entries(error.headers)) c.header(name, value);
    }
    return answerFailure(c, deps, failure);
  });
  return app;
}

/** People get a page, programs a problem (RFC 9457), both with the same status. */
function answerFailure(
  c: AppContext,
  { site }: AppDeps,
  failure: Failure,
): Response | Promise<Response> {
  const problem = toProblem(failure, c.get("requestId"));
  c.header("cache-control", cacheControl.private);
  if (c.req.path === apodPath) return c.json(toApodFailure(problem), problem.status);
  if (isForPrograms(c.req.path)) {
    return c.json(problem, problem.status, { "content-type": "application/problem+json" });
  }
  return c.html(
    renderPage(errorPage({ site, ...problem, requestId: c.get("requestId") })),
    problem.status,
  );
}

const isForPrograms = (path: string) =>
  /^\/(api\/|health\/|oembed$|wallpaper$|[^/]+\.(json|txt|xml)$)/.test(path);
