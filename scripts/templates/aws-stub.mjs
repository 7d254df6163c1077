/**
 * The little of AWS that `sst build` needs: who calls, and that the account is bootstrapped. Anything
 * else it does not know, as for somebody who may not ask.
 */
import { once } from "node:events";
import { createServer } from "node:http";
import { text } from "node:stream/consumers";

const account = "123456789012";
const bootstrapStacks = {
  CDKToolkit: { BootstrapVersion: "28", BucketName: `cdk-assets-${account}` },
  SSTBootstrap: { Version: "7.4", BucketName: `sst-${account}` },
};

const answers = {
  GetCallerIdentity: () =>
    `<Arn>arn:aws:iam::${account}:user/ci</Arn><UserId>CI</UserId><Account>${account}</Account>`,
  DescribeStacks: (request) => {
    const outputs = bootstrapStacks[request.get("StackName")];
    return outputs && `<Stacks>${member(stack(request.get("StackName"), outputs))}</Stacks>`;
  },
};

const member = (content) => `<member>${content}</member>`;

const stack = (name, outputs) =>
  `<StackName>${name}</StackName><StackId>${name}</StackId><StackStatus>CREATE_COMPLETE</StackStatus>
   <CreationTime>2026-01-01T00:00:00Z</CreationTime><Outputs>${Object.entries(outputs)
     .map(([key, value]) =>
       member(`<OutputKey>${key}</OutputKey><OutputValue>${value}</OutputValue>`),
     )
     .join("")}</Outputs>`;

/** Listens on a free port of this machine. Returns its address and how to stop it. */
export async function startAwsStub() {
  const server = createServer(async (request, response) => {
    const parameters = new URLSearchParams(await text(request));
    const action = parameters.get("Action");
    const result = answers[action]?.(parameters);
    response.writeHead(result ? 200 : 400, { "content-type": "text/xml" });
    response.end(
      result
        ? `<${action}Response><${action}Result>${result}</${action}Result></${action}Response>`
        : `<ErrorResponse><Error><Code>InvalidAction</Code><Message>not known here</Message></Error></ErrorResponse>`,
    );
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    url: `http://127.0.0.1:${server.address().port}`,
    stop: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}
