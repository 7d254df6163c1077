import type { IncomingMessage } from "node:http";
import { buffer } from "node:stream/consumers";
import { startServer } from "./start-server.ts";

/** The answer to a request. */
export type SiteAnswer = {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Buffer;
};

/**
 * Gives another answer to a request (`GET /health/live`, without its query), or undefined for the true
 * site's answer, which `askTrueSite` returns.
 */
export type Alteration = (
  request: string,
  askTrueSite: () => Promise<SiteAnswer>,
) => Promise<SiteAnswer> | SiteAnswer | undefined;

/** A site with altered answers, in front of the site at `trueUrl`, until the test ends. Returns its URL. */
export async function startAlteredSite(trueUrl: string, alter: Alteration): Promise<string> {
  const port = await startServer(async (request, response) => {
    const askTrueSite = () => forward(trueUrl, request);
    const name = `${request.method} ${request.url?.replace(/\?.*/, "")}`;
    const answer = await (alter(name, askTrueSite) ?? askTrueSite());
    response.writeHead(answer.status, answer.headers).end(answer.body);
  });
  return `http://127.0.0.1:${port}`;
}

async function forward(trueUrl: string, request: IncomingMessage): Promise<SiteAnswer> {
  const body = await buffer(request);
  const answer = await fetch(trueUrl + request.url, {
    method: request.method ?? "GET",
    // The site refuses requests with the origin of another site.
    headers: { ...withoutFraming(request.headers), origin: trueUrl },
    ...(body.length > 0 && { body: new Uint8Array(body) }),
    redirect: "manual",
  });
  return {
    status: answer.status,
    headers: withoutFraming(Object.fromEntries(answer.headers)),
    body: Buffer.from(await answer.arrayBuffer()),
  };
}

/** Headers that describe a connection, or how it transferred the body. */
const framing = [
  "connection",
  "content-encoding",
  "content-length",
  "host",
  "keep-alive",
  "transfer-encoding",
];

const withoutFraming = (headers: Readonly<Record<string, unknown>>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(headers)
      .filter(([name]) => !framing.includes(name))
      .map(([name, value]) => [name, String(value)]),
  );
