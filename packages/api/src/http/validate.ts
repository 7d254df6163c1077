import { zValidator } from "@hono/zod-validator";
import { type InputFault, InvalidInputError } from "@iotd/core/errors";
import type { ValidationTargets } from "hono";
import { createMiddleware } from "hono/factory";
import type * as z from "zod";
import { HttpError } from "./http-error.ts";
import { nothingHere } from "./problem.ts";

/** Validates a part of the request with `schema`. Throws `InvalidInputError` with each fault. */
export const valid = <Target extends keyof ValidationTargets, Schema extends z.core.$ZodType>(
  target: Target,
  schema: Schema,
) =>
  zValidator(target, schema, (result) => {
    if (!result.success) throw invalidInput(result.error);
  });

/** Parses the values of a form. Throws `InvalidInputError` with each fault. */
export function parseInput<Output>(schema: z.ZodType<Output>, values: unknown): Output {
  const parsed = schema.safeParse(values);
  if (!parsed.success) throw invalidInput(parsed.error);
  return parsed.data;
}

/** As `valid` for the parameters in the path of a page, but invalid ones are answered with 404. */
export const validAddress = <Schema extends z.core.$ZodType>(schema: Schema) =>
  zValidator("param", schema, (result) => {
    if (!result.success) throw new HttpError(nothingHere.code, nothingHere.detail);
  });

/** Requires the content type of JSON. The validator would treat any other body as empty. */
export const requireJson = createMiddleware(async (c, next) => {
  const contentType = c.req.header("content-type") ?? "";
  if (!/^application\/json\s*(;|$)/i.test(contentType)) {
    throw new HttpError(
      "unsupported-media-type",
      "Send JSON, with the content type application/json.",
    );
  }
  await next();
});

const invalidInput = (error: z.core.$ZodError) => refuseFields(toFaults(error), { cause: error });

/** The error for invalid input with these faults. */
export const refuseFields = (faults: readonly InputFault[], options?: ErrorOptions) =>
  new InvalidInputError(
    "Some fields are not valid; `errors` names them and says why.",
    faults,
    options,
  );

/** The issues that zod found, as faults with JSON pointers. */
export function toFaults(error: z.core.$ZodError): InputFault[] {
  return error.issues.flatMap((issue) =>
    issue.code === "unrecognized_keys"
      ? issue.keys.map((key) => ({
          pointer: toPointer([...issue.path, key]),
          detail: "is not a known field",
        }))
      : [{ pointer: toPointer(issue.path), detail: issue.message }],
  );
}

/** A JSON pointer (RFC 6901). */
const toPointer = (path: readonly PropertyKey[]) =>
  path.map((part) => `/${String(part).replaceAll("~", "~0").replaceAll("/", "~1")}`).join("");
