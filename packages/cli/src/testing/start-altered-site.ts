import type { IncomingMessage } from "node:http";
import { buffer } from "node:stream/consumers";
import { startServer } from "./start-server.ts";

/** An answer to a request, before it is sent on. */
export type SiteAnswer = {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Buffer;
};

/**
 * Changes answers: gets the request (`GET /health/live`, without its query) and what asks the true site,
 * and leaves the request to that site by undefined.
 */
export type Alteration = (
  request: string,
  askTrueSite: () => Promise<SiteAnswer>,
) => Promise<SiteAnswer> | SiteAnswer | undefined;

/** The site at `trueUrl` on another port, until the test ends, some of whose answers are altered. */
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
    // The site takes no request that another site made a browser send.
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

/** Headers that belong to a connection, or to a body as it was sent over it. */
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
