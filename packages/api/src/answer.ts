import { errorSentence } from "@iotd/core/error-sentence";
import { DomainError } from "@iotd/core/errors";
import * as z from "zod";

/** The answer to one request, read to its end. */
export type Answer = {
  /** The request, for messages: `GET /health/live`. */
  readonly of: string;
  readonly status: number;
  readonly headers: Headers;
  readonly body: Buffer;
};

/**
 * Sends a request and reads its whole answer, whatever its status. Throws `expected an answer to
 * NAME, saw …` if there is none, or if `signal`, which `send` must use too, is aborted first. `name`
 * is in place of the URL, which may be presigned.
 */
export async function ask(
  name: string,
  send: () => Promise<Pick<Response, "status" | "headers" | "arrayBuffer">>,
  signal?: AbortSignal,
): Promise<Answer> {
  const begin = performance.now();
  try {
    const response = await send();
    const { status, headers } = response;
    return { of: name, status, headers, body: Buffer.from(await response.arrayBuffer()) };
  } catch (error) {
    const seconds = ((performance.now() - begin) / 1_000).toFixed(1);
    const seen = signal?.aborted ? `none within ${seconds} s` : errorSentence(error);
    throw unexpected(`an answer to ${name}`, seen, { cause: error });
  }
}

/** Throws `expected STATUS from REQUEST, saw …` unless the answer has this status. */
export function expectStatus(answer: Answer, status: number): void {
  if (answer.status !== status) {
    throw unexpected(`${status} from ${answer.of}`, describeStatus(answer));
  }
}

/** The answer's JSON, of which only what `schema` names is checked. Throws if it does not match. */
export function readJson<Value>(answer: Answer, schema: z.ZodType<Value>): Value {
  const parsed = schema.safeParse(parseJson(answer.body));
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const where = issue?.path.length ? `${issue.path.join(".")}: ` : "";
  throw unexpected(`${answer.of} to have the JSON of this release`, `${where}${issue?.message}`);
}

/** An error of one sentence: what was expected, and what a server did instead. */
export const unexpected = (expected: string, seen: string, options?: ErrorOptions) =>
  new DomainError("unavailable", `expected ${expected}, saw ${quote(seen)}`, options);

const longestQuote = 200;

/** One short line, because a build runs a line of its log as a command if it begins in certain ways. */
function quote(text: string): string {
  const line = text.replace(/[\s\p{Cc}]+/gu, " ").trim();
  return line.length > longestQuote ? `${line.slice(0, longestQuote)}…` : line;
}

const problemSchema = z.object({ detail: z.string() });

/** The status, with the target of a redirect or the detail of a problem. */
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
