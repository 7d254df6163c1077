import { createServer, type IncomingMessage } from "node:http";
import { text } from "node:stream/consumers";
import { onTestFinished } from "vitest";

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

export type AwsAnswer = {
  readonly status?: number;
  readonly headers?: Record<string, string>;
  readonly body: string;
};

/** An answer, or none and the connection's end. */
export type AwsReaction = AwsAnswer | "hangs up";

/**
 * A server on this machine that answers in AWS's place until the test ends, and the requests that it
 * got. What `answer` leaves undefined is an operation that it does not know.
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

/** An answer of the query protocol, which STS and RDS speak. */
export const queryAnswer = (action: string, result: string): AwsAnswer => ({
  headers: { "content-type": "text/xml" },
  body: `<${action}Response><${action}Result>${result}</${action}Result></${action}Response>`,
});

/** An error of the query protocol, and of REST with XML, which Route 53 speaks. */
export const xmlError = (code: string, message = "No.", status = 400): AwsAnswer => ({
  status,
  headers: { "content-type": "text/xml" },
  body: `<ErrorResponse><Error><Type>Sender</Type><Code>${code}</Code><Message>${message}</Message></Error><RequestId>1</RequestId></ErrorResponse>`,
});

/** Of JSON, which Lambda and SSM speak. */
export const jsonAnswer = (body: unknown): AwsAnswer => ({
  headers: { "content-type": "application/json" },
  body: JSON.stringify(body),
});

export const jsonError = (code: string, status = 403, message = "No."): AwsAnswer => ({
  status,
  headers: { "content-type": "application/json", "x-amzn-errortype": code },
  body: JSON.stringify({ message }),
});

const unknownOperation = xmlError("InvalidAction", "This operation is not known here.");
