import * as z from "zod";
import type { Answer } from "./site.ts";
import { unexpected } from "./unexpected.ts";

const problemSchema = z.object({ detail: z.string() });

/** Throws unless the answer has `status`, with what it says instead. */
export function expectStatus(answer: Answer, status: number): void {
  if (answer.status !== status) {
    throw unexpected(`${status} from ${answer.of}`, describeStatus(answer));
  }
}

/** Throws unless the answer is of this media type, whatever its parameters. */
export function expectContentType({ of, headers }: Answer, contentType: string): void {
  const seen = headers.get("content-type") ?? "none";
  if (seen.split(";")[0]?.trim() !== contentType) {
    throw unexpected(`${of} to be ${contentType}`, seen);
  }
}

/** The answer's JSON, of which only what `schema` names is read. Throws if it is not as it says. */
export function readJson<Value>(answer: Answer, schema: z.ZodType<Value>): Value {
  const parsed = schema.safeParse(parseJson(answer.body));
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const where = issue?.path.length ? `${issue.path.join(".")}: ` : "";
  throw unexpected(`${answer.of} to have the JSON of this release`, `${where}${issue?.message}`);
}

/** The status with what else the answer says of it: where it leads, or what the problem is. */
function describeStatus({ status, headers, body }: Answer): string {
  const location = headers.get("location");
  if (location !== null) return `${status} to ${location}`;
  const problem = problemSchema.safeParse(parseJson(body));
  return problem.success ? `${status}: ${problem.data.detail}` : String(status);
}

function parseJson(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString());
  } catch {
    return undefined;
  }
}
