import { createServer, type IncomingMessage } from "node:http";
import { text } from "node:stream/consumers";
import { onTestFinished } from "vitest";

/** A request that the server received. */
export type AwsRequest = {
  /**
   * The query protocol's action (`GetCallerIdentity`), the JSON protocol's target
   * (`AmazonSSM.StartSession`), or method and path without a version.
   */
  readonly operation: string;
  /** The key and the region that the request is signed with. */
  readonly accessKeyId: string | undefined;
  readonly region: string | undefined;
  readonly parameters: URLSearchParams;
  readonly body: string;
};

/** A response, with status 200 by default. */
export type AwsAnswer = {
  readonly status?: number;
  readonly headers?: Record<string, string>;
  readonly body: string;
};

/** A response, or the end of the connection without one. */
export type AwsReaction = AwsAnswer | "hangs up";

/**
 * Starts a server that replaces AWS until the test ends, and returns its endpoint and the requests that it
 * received. If `answer` returns undefined, the operation is unknown.
 */
export async function startAwsServer(
  answer: (request: AwsRequest) => AwsReaction | Promise<AwsAnswer> | undefined,
): Promise<{ readonly endpoint: string; readonly requests: readonly AwsRequest[] }> {
  const requests: AwsRequest[] = [];
  const server = createServer(async (incoming, outgoing) => {
    const request = await readRequest(incoming);
    requests.push(request);
    const answered = await answer(request);
    if (answered === "hangs up") return void incoming.socket.destroy();
    const { status = 200, headers = {}, body } = answered ?? unknownOperation;
    outgoing.writeHead(status, headers).end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(
    () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  );
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The server has no port.");
  return { endpoint: `http://127.0.0.1:${address.port}`, requests };
}

async function readRequest(incoming: IncomingMessage): Promise<AwsRequest> {
  const url = new URL(incoming.url ?? "/", "http://127.0.0.1");
  const body = await text(incoming);
  const parameters = new URLSearchParams([...url.searchParams, ...new URLSearchParams(body)]);
  const { authorization = "", "x-amz-target": target } = incoming.headers;
  const path = url.pathname.replace(/^\/\d{4}-\d{2}-\d{2}/, "");
  // AWS4-HMAC-SHA256 Credential=key/date/region/service/aws4_request, …
  const [, accessKeyId, region] = /Credential=([^/]+)\/\d+\/([^/]+)/.exec(authorization) ?? [];
  return {
    operation: parameters.get("Action") ?? target?.toString() ?? `${incoming.method} ${path}`,
    accessKeyId,
    region,
    parameters,
    body,
  };
}

/** A response of the query protocol, which STS and RDS use. */
export const queryAnswer = (action: string, result: string): AwsAnswer => ({
  headers: { "content-type": "text/xml" },
  body: `<${action}Response><${action}Result>${result}</${action}Result></${action}Response>`,
});

/** An error of the query protocol and of REST with XML, which Route 53 uses. */
export const xmlError = (code: string, message = "No.", status = 400): AwsAnswer => ({
  status,
  headers: { "content-type": "text/xml" },
  body: `<ErrorResponse><Error><Type>Sender</Type><Code>${code}</Code><Message>${message}</Message></Error><RequestId>1</RequestId></ErrorResponse>`,
});

/** A response with JSON, which Lambda and SSM use. */
export const jsonAnswer = (body: unknown): AwsAnswer => ({
  headers: { "content-type": "application/json" },
  body: JSON.stringify(body),
});

/** An error with JSON, which Lambda and SSM use. */
export const jsonError = (code: string, status = 403, message = "No."): AwsAnswer => ({
  status,
  headers: { "content-type": "application/json", "x-amzn-errortype": code },
  body: JSON.stringify({ message }),
});

const unknownOperation = xmlError("InvalidAction", "This operation is not known here.");
