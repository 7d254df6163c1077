import type { Env, Input, MiddlewareHandler } from "hono";
import type { BlankInput } from "hono/types";
import type * as z from "zod/v4/core";
import type { Endpoint } from "./endpoint.ts";
import { requireJson, valid } from "./validate.ts";

/**
 * The arguments of Hono's `on` for an endpoint: `app.on(...routeOf(dayEndpoint), handler)`. Input is validated
 * by the declared schemas, and the handler reads it with `c.req.valid`. Invalid input throws
 * `InvalidInputError`, a body that is not JSON throws `HttpError`.
 */
export const routeOf = <Declared extends Endpoint>(
  endpoint: Declared,
): [Declared["method"], Declared["path"], MiddlewareHandler<Env, string, InputOf<Declared>>] => [
  endpoint.method,
  endpoint.path,
  checkInput(endpoint),
];

type Part = "param" | "query" | "json";
type InputOf<Declared> = PartOf<Declared, "param"> &
  PartOf<Declared, "query"> &
  PartOf<Declared, "json">;
type PartOf<Declared, Name extends Part> = Declared extends {
  readonly [Key in Name]: infer Schema extends z.$ZodType;
}
  ? ReturnType<typeof valid<Name, Schema>> extends MiddlewareHandler<
      infer _Env,
      infer _Path,
      infer Checked extends Input
    >
    ? Checked
    : never
  : BlankInput;

function checkInput({ param, query, json }: Endpoint): MiddlewareHandler {
  const checks: MiddlewareHandler[] = [
    ...(param ? [valid("param", param)] : []),
    ...(query ? [valid("query", query)] : []),
    ...(json ? [requireJson, valid("json", json)] : []),
  ];
  return async (c, next) => {
    for (const check of checks) await check(c, async () => undefined);
    await next();
  };
}
