import { once } from "node:events";
import { createServer, type IncomingMessage } from "node:http";
import { text } from "node:stream/consumers";
import { CloudFormationClient } from "@aws-sdk/client-cloudformation";
import { CloudFormationModel, Refusal } from "./cloudformation-model.ts";
import { toXml } from "./to-xml.ts";

/** A running model of CloudFormation. */
export type LocalCloudFormation = {
  readonly client: CloudFormationClient;
  readonly model: CloudFormationModel;
  readonly stop: () => Promise<void>;
};

/** Starts a model of CloudFormation with its query protocol on 127.0.0.1, and a client of the SDK for it. */
export async function startLocalCloudFormation(): Promise<LocalCloudFormation> {
  const model = new CloudFormationModel();
  const server = createServer(async (request, response) => {
    const { status, body } = answer(model, await readForm(request));
    response.writeHead(status, { "content-type": "text/xml" }).end(body);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (!address || typeof address === "string") throw new Error("The server has no port.");
  const client = new CloudFormationClient({
    region: "us-east-1",
    endpoint: `http://127.0.0.1:${address.port}`,
    credentials: { accessKeyId: "test", secretAccessKey: "test" },
    maxAttempts: 1,
  });
  return {
    client,
    model,
    stop: async () => {
      client.destroy();
      const closed = once(server, "close");
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

const readForm = async (request: IncomingMessage) => new URLSearchParams(await text(request));

function answer(model: CloudFormationModel, form: URLSearchParams) {
  const action = form.get("Action") ?? "";
  try {
    const result = { [`${action}Result`]: model.perform(action, form) };
    return { status: 200, body: toXml({ [`${action}Response`]: result }) };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const refusal = { Type: "Sender", Code: error.code, Message: error.message };
    return { status: 400, body: toXml({ ErrorResponse: { Error: refusal } }) };
  }
}
