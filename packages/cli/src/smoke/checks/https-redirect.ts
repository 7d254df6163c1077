import { type Answer, ask, unexpected } from "@iotd/api/answer";
import type { Seen } from "../check.ts";
import type { Site } from "../site.ts";
import { withTimeLimit } from "../with-time-limit.ts";

/** A closed port may refuse a connection at once, or not answer at all. */
const patienceSeconds = 3;

/** Checks that plain HTTP at `port` redirects to HTTPS on the same host, or does not answer. */
export async function checkHttpsRedirect(site: Site, port = 80): Promise<Seen> {
  const { hostname } = new URL(site.origin);
  const answer = await askPlainly(`http://${hostname}:${port}/`, site.signal);
  if (!answer) return `nothing answers at port ${port}`;
  const location = answer.headers.get("location") ?? "";
  const target = URL.canParse(location) ? new URL(location) : undefined;
  const isRedirect = answer.status >= 300 && answer.status < 400;
  if (!isRedirect || target?.protocol !== "https:" || target.hostname !== hostname) {
    throw unexpected(
      `plain HTTP to redirect to https://${hostname}`,
      location ? `${answer.status} to ${location}` : String(answer.status),
    );
  }
  return `plain HTTP redirects to it with ${answer.status}`;
}

async function askPlainly(url: string, signal: AbortSignal): Promise<Answer | undefined> {
  try {
    return await withTimeLimit(patienceSeconds, signal, (patience) =>
      ask(`GET ${url}`, () => fetch(url, { redirect: "manual", signal: patience }), patience),
    );
  } catch (error) {
    if (signal.aborted) throw error;
    return undefined;
  }
}
