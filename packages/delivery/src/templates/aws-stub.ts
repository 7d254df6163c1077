import { once } from "node:events";
import { createServer } from "node:http";
import { text } from "node:stream/consumers";

const account = "123456789012";
const bootstrapOutputs = new Map([
  ["CDKToolkit", { BootstrapVersion: "28", BucketName: `cdk-assets-${account}` }],
  ["SSTBootstrap", { Version: "7.4", BucketName: `sst-${account}` }],
]);

const member = (content: string) => `<member>${content}</member>`;

/** The result of an action as XML; undefined if it is unknown here. */
function answer(request: URLSearchParams): string | undefined {
  const action = request.get("Action");
  if (action === "GetCallerIdentity") {
    return `<Arn>arn:aws:iam::${account}:user/ci</Arn><UserId>CI</UserId><Account>${account}</Account>`;
  }
  const name = request.get("StackName") ?? "";
  const outputs = bootstrapOutputs.get(name);
  if (action !== "DescribeStacks" || !outputs) return undefined;
  const members = Object.entries(outputs).map(([key, value]) =>
    member(`<OutputKey>${key}</OutputKey><OutputValue>${value}</OutputValue>`),
  );
  return `<Stacks>${member(
    `<StackName>${name}</StackName><StackId>${name}</StackId><StackStatus>CREATE_COMPLETE</StackStatus>
     <CreationTime>2026-01-01T00:00:00Z</CreationTime><Outputs>${members.join("")}</Outputs>`,
  )}</Stacks>`;
}

/** A running stand-in for AWS. */
export type AwsStub = { readonly url: string; readonly stop: () => void };

/**
 * Starts a stand-in for the part of AWS that `sst build` needs, on a free port of this machine: who calls, and
 * that the account is bootstrapped. It refuses everything else, as AWS does without the right.
 */
export async function startAwsStub(): Promise<AwsStub> {
  const server = createServer(async (request, response) => {
    const parameters = new URLSearchParams(await text(request));
    const action = parameters.get("Action");
    const result = answer(parameters);
    response.writeHead(result ? 200 : 400, { "content-type": "text/xml" });
    response.end(
      result
        ? `<${action}Response><${action}Result>${result}</${action}Result></${action}Response>`
        : `<ErrorResponse><Error><Code>InvalidAction</Code><Message>unknown here</Message></Error></ErrorResponse>`,
    );
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (typeof address !== "object" || address === null) throw new Error("The stub has no port.");
  return {
    url: `http://127.0.0.1:${address.port}`,
    stop: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}
