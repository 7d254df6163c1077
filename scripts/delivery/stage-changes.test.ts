import { once } from "node:events";
import { createServer, type Server } from "node:http";
import { text } from "node:stream/consumers";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { useStandIn } from "./testing/use-stand-in.ts";

const folder = useStandIn("unused");
const topic = (displayName: string) => ({
  Resources: { Topic: { Type: "AWS::SNS::Topic", Properties: { DisplayName: displayName } } },
});
const escaped = (json: unknown) => JSON.stringify(json).replaceAll("<", "&lt;");

/** CloudFormation, as far as GetTemplate goes. */
let server: Server;
let templates: Readonly<Record<string, unknown>> = {};
let refusal = "";

beforeEach(async () => {
  refusal = "";
  server = createServer(async (request, response) => {
    const name = new URLSearchParams(await text(request)).get("StackName") ?? "";
    const template = templates[name];
    const [code, message] = refusal
      ? [refusal, "not for you"]
      : ["ValidationError", `Stack with id ${name} does not exist`];
    response.writeHead(template && !refusal ? 200 : 400, { "content-type": "text/xml" });
    response.end(
      template && !refusal
        ? `<GetTemplateResponse><GetTemplateResult><TemplateBody>${escaped(template)}</TemplateBody></GetTemplateResult></GetTemplateResponse>`
        : `<ErrorResponse><Error><Code>${code}</Code><Message>${message}</Message></Error></ErrorResponse>`,
    );
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
});
afterEach(() => {
  server.close();
  server.closeAllConnections();
});

const run = () => {
  const address = server.address();
  const port = typeof address === "object" ? address?.port : undefined;
  return folder.run("stage-changes.mjs", ["pre", "dist"], {
    AWS_ENDPOINT_URL: `http://127.0.0.1:${port}`,
    AWS_ACCESS_KEY_ID: "none",
    AWS_SECRET_ACCESS_KEY: "none",
    AWS_REGION: "eu-west-1",
    AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: "true",
  });
};

describe("stage-changes", () => {
  it("compares each stack that was built with the one that is deployed", async () => {
    await folder.write("dist/pre-iotd-Alerts.template.json", JSON.stringify(topic("new")));
    await folder.write("dist/pre-iotd-Keys.template.json", JSON.stringify(topic("same")));
    await folder.write("dist/manifest.json", "{}");
    templates = { "pre-iotd-Alerts": topic("old"), "pre-iotd-Keys": topic("same") };

    const { code, output } = await run();

    expect(code, output).toBe(0);
    expect(JSON.parse(output)).toEqual({
      stage: "pre",
      isDeployed: true,
      newStacks: [],
      changes: [
        {
          stack: "pre-iotd-Alerts",
          resource: "Topic",
          type: "AWS::SNS::Topic",
          effect: "changed",
          properties: ["DisplayName"],
        },
      ],
    });
  });

  it("knows a stage that is not deployed yet", async () => {
    await folder.write("dist/pre-iotd-Keys.template.json", JSON.stringify(topic("first")));
    templates = {};

    expect(JSON.parse((await run()).output)).toMatchObject({
      isDeployed: false,
      newStacks: ["pre-iotd-Keys"],
      changes: [{ effect: "added" }],
    });
  });

  it("does not take a refusal for a stack that is not there", async () => {
    await folder.write("dist/pre-iotd-Keys.template.json", JSON.stringify(topic("first")));
    refusal = "AccessDenied";

    const { code, output } = await run();

    expect(code).toBe(1);
    expect(output).toContain("not for you");
  });
});
