import { createServer, type IncomingMessage } from "node:http";
import { text } from "node:stream/consumers";
import { onTestFinished } from "vitest";

export type AwsRequest = {
  /** The query protocol's action (`GetCallerIdentity`), or method and path without a version. */
  readonly operation: string;
  /** The key and the region that the request is signed with. */
  readonly accessKeyId: string | undefined;
  readonly region: string | undefined;
  readonly parameters: URLSearchParams;
};

export type AwsAnswer = {
  readonly status?: number;
  readonly headers?: Record<string, string>;
  readonly body: string;
};

/**
 * A server on this machine that answers in AWS's place until the test ends, and the requests that it
 * got. What `answer` leaves undefined is an operation that it does not know.
 */
export async function startAwsServer(
  answer: (request: AwsRequest) => AwsAnswer | undefined,
): Promise<{ readonly endpoint: string; readonly requests: readonly AwsRequest[] }> {
  const requests: AwsRequest[] = [];
  const server = createServer(async (incoming, outgoing) => {
    const request = await readRequest(incoming);
    requests.push(request);
    const { status = 200, headers = {}, body } = answer(request) ?? unknownOperation;
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
  const parameters = new URLSearchParams([
    ...url.searchParams,
    ...new URLSearchParams(await text(incoming)),
  ]);
  const path = url.pathname.replace(/^\/\d{4}-\d{2}-\d{2}/, "");
  // AWS4-HMAC-SHA256 Credential=key/date/region/service/aws4_request, …
  const [, accessKeyId, region] =
    /Credential=([^/]+)\/\d+\/([^/]+)/.exec(incoming.headers.authorization ?? "") ?? [];
  return {
    operation: parameters.get("Action") ?? `${incoming.method} ${path}`,
    accessKeyId,
    region,
    parameters,
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

/** Of REST with JSON, which Lambda speaks. */
export const jsonAnswer = (body: unknown): AwsAnswer => ({
  headers: { "content-type": "application/json" },
  body: JSON.stringify(body),
});

export const jsonError = (code: string, status = 403): AwsAnswer => ({
  status,
  headers: { "content-type": "application/json", "x-amzn-errortype": code },
  body: JSON.stringify({ message: "No." }),
});

const unknownOperation = xmlError("InvalidAction", "This operation is not known here.");
