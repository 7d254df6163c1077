import { queryAnswer, startAwsServer, xmlError } from "@iotd/stacks/testing";
import { describe, expect, it } from "vitest";
import { useStandIn } from "../testing/use-stand-in.ts";

const folder = useStandIn("unused");
const topic = (displayName: string) => ({
  Resources: { Topic: { Type: "AWS::SNS::Topic", Properties: { DisplayName: displayName } } },
});
const build = (stack: string, template: unknown) =>
  folder.write(`dist/${stack}.template.json`, JSON.stringify(template));

/** Runs the program against a CloudFormation with the deployed `templates`. */
async function run(templates: Readonly<Record<string, unknown>>, refusal?: string) {
  const { endpoint } = await startAwsServer(({ operation, parameters }) => {
    if (refusal) return xmlError(refusal, "not for you");
    const name = parameters.get("StackName") ?? "";
    const template = templates[name];
    if (!template) return xmlError("ValidationError", `Stack with id ${name} does not exist`);
    const body = JSON.stringify(template).replaceAll("<", "&lt;");
    return queryAnswer(operation, `<TemplateBody>${body}</TemplateBody>`);
  });
  return folder.run("review/stage-changes.ts", ["pre", "dist"], {
    AWS_ENDPOINT_URL: endpoint,
    AWS_ACCESS_KEY_ID: "none",
    AWS_SECRET_ACCESS_KEY: "none",
    AWS_REGION: "eu-west-1",
    AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: "true",
  });
}

describe("stage-changes", () => {
  it("compares each built template with the deployed one", async () => {
    await build("pre-iotd-Alerts", topic("new"));
    await build("pre-iotd-Keys", topic("same"));
    await folder.write("dist/manifest.json", "{}");

    const { code, output } = await run({
      "pre-iotd-Alerts": topic("old"),
      "pre-iotd-Keys": topic("same"),
    });

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

  it("reports that a stage is not deployed yet", async () => {
    await build("pre-iotd-Keys", topic("first"));

    expect(JSON.parse((await run({})).output)).toMatchObject({
      isDeployed: false,
      newStacks: ["pre-iotd-Keys"],
      changes: [{ effect: "added" }],
    });
  });

  it("does not report a stack as new when AWS refuses access", async () => {
    await build("pre-iotd-Keys", topic("first"));

    const { code, output } = await run({}, "AccessDenied");

    expect(code).toBe(1);
    expect(output).toContain("not for you");
  });
});
