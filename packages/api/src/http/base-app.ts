import { systemClock } from "@iotd/core/clock";
import { newId } from "@iotd/core/id";
import { errorPage, renderPage } from "@iotd/web/pages";
import { Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { methodNotAllowed } from "hono/method-not-allowed";
import { requestId } from "hono/request-id";
import { cacheControl } from "./cache-control.ts";
import { defaultHeaders } from "./default-headers.ts";
import type { Endpoint, FailureForm } from "./endpoint.ts";
import type { AppContext, AppDeps, AppEnv } from "./environment.ts";
import { failureForms } from "./failure-forms.ts";
import { HttpError } from "./http-error.ts";
import { type Failure, nothingHere, toProblem } from "./problem.ts";
import { requestLog } from "./request-log.ts";
import { requireOriginSecret } from "./require-origin-secret.ts";
import { securityHeaders } from "./security-headers.ts";
import { toFailure } from "./to-failure.ts";

/** Requests have only text: image files are sent to S3. */
const maxBodyBytes = 64 * 1024;

const limitBody = bodyLimit({
  maxSize: maxBodyBytes,
  onError: () => {
    throw new HttpError(
      "too-large",
      `The request is too large. Send at most ${maxBodyBytes / 1024} KiB.`,
    );
  },
});

/**
 * An app with what all routes share: request id, log line, headers, limits and errors. `endpoints` decide
 * whether a failure is JSON or a page.
 */
export function createBaseApp(
  deps: AppDeps & { readonly uploadsOrigin?: string },
  endpoints: readonly Endpoint[],
): Hono<AppEnv> {
  const app = new Hono<AppEnv>();
  const formAt = failureForms(endpoints);
  const answerFailure = (c: AppContext, failure: Failure) =>
    renderFailure(c, deps, formAt(c.req.path), failure);
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
  // Not for GET: looking for a body would take longer than the rest of the framework.
  app.use((c, next) => (c.req.method === "GET" ? next() : limitBody(c, next)));
  app.notFound((c) => answerFailure(c, nothingHere));
  app.onError((error, c) => {
    const failure = toFailure(error);
    const log = c.get("log") ?? deps.log;
    if (failure.code === "internal" || failure.code === "unavailable") {
      log.error("request failed", { error });
      deps.countFailure?.();
    }
    if (error instanceof HttpError) {
      for (const [name, value] of Object.entries(error.headers)) c.header(name, value);
    }
    return answerFailure(c, failure);
  });
  return app;
}

/** Answers JSON by `form`, or a page without it, both with the same status. */
function renderFailure(
  c: AppContext,
  { site }: AppDeps,
  form: FailureForm | undefined,
  failure: Failure,
): Response | Promise<Response> {
  const problem = toProblem(failure, c.get("requestId"));
  c.header("cache-control", cacheControl.private);
  if (form) {
    return c.json(form.make(problem), problem.status, { "content-type": form.contentType });
  }
  return c.html(
    renderPage(errorPage({ site, ...problem, requestId: c.get("requestId") })),
    problem.status,
  );
}
