import type { Context } from "hono";
import type { ParseBodyOptions } from "hono/utils/body";
import type * as z from "zod";
import { HttpError } from "./http-error.ts";
import { parseInput } from "./validate.ts";

const formType = /^(?:application\/x-www-form-urlencoded|multipart\/form-data)\s*(?:;|$)/i;
const otherCharset = /;\s*charset=(?!"?utf-8"?\s*(?:;|$))/i;

/**
 * Parses the body of a form with `schema`; all its fields are texts. With `{ all: true }` a field that was sent
 * several times is a list. Throws `InvalidInputError` with each fault, and `HttpError` for a body that is not a
 * form in UTF-8, cannot be read, or contains a file.
 */
export async function readForm<Output>(
  c: Context,
  schema: z.ZodType<Output>,
  options?: Partial<ParseBodyOptions>,
): Promise<Output> {
  const contentType = c.req.header("content-type") ?? "";
  if (!formType.test(contentType) || otherCharset.test(contentType)) {
    throw new HttpError("unsupported-media-type", "Send a form, in UTF-8.");
  }
  const fields = await c.req.parseBody(options).catch(() => {
    throw new HttpError(
      "malformed",
      "The form cannot be read. Open its page again, and send it again.",
    );
  });
  if (
    Object.values(fields)
      .flat()
      .some((value) => value instanceof File)
  ) {
    throw new HttpError("malformed", "The form contains a file. Send only texts.");
  }
  return parseInput(schema, fields);
}
