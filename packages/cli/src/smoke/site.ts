import { errorSentence } from "@iotd/core/error-sentence";
import { unexpected } from "./unexpected.ts";

/** What the site, or the storage that it sends uploads to, says to one request. */
export type Answer = {
  /** Which request, for people: `GET /health/live`. */
  readonly of: string;
  readonly status: number;
  readonly headers: Headers;
  readonly body: Buffer;
};

/** The site that is checked, asked under one time limit. */
export type Site = {
  /** Its origin, such as `https://iotd.example.com`. */
  readonly origin: string;
  /** Ends when the time is over, or whoever asked gives up. */
  readonly signal: AbortSignal;
  /** Asks for a path of the site; see `ask`. */
  readonly ask: (path: string, init?: RequestInit) => Promise<Answer>;
};

/** The site at `origin`, whose requests end with `signal`. */
export const openSite = (origin: string, signal: AbortSignal): Site => ({
  origin,
  signal,
  ask: (path, { method = "GET", ...init } = {}) =>
    ask(`${method} ${path.replace(/\?.*/, "")}`, origin + path, { method, signal, ...init }),
});

/**
 * Sends a request and reads its whole answer, whatever its status; a redirect is an answer too, and not
 * followed. `name` stands for it in the sentence that this rejects with if there is none: not the URL,
 * which may be presigned.
 */
export async function ask(name: string, url: string, init: RequestInit): Promise<Answer> {
  const begin = performance.now();
  try {
    const response = await fetch(url, { redirect: "manual", ...init });
    const { status, headers } = response;
    return { of: name, status, headers, body: Buffer.from(await response.arrayBuffer()) };
  } catch (error) {
    const seconds = ((performance.now() - begin) / 1_000).toFixed(1);
    const seen = init.signal?.aborted ? `none within ${seconds} s` : errorSentence(error);
    throw unexpected(`an answer to ${name}`, seen, { cause: error });
  }
}
