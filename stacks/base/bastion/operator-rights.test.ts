import { readFile } from "node:fs/promises";
import { expect, it } from "vitest";
import { simulate } from "../../testing/iam/simulate.ts";
import { account, arnOf, region } from "../../testing/synthesise.ts";

const document = await readFile("docs/operators.md", "utf8");
const policy: unknown = JSON.parse(
  (/```json\n(.*?)```/s.exec(document)?.[1] ?? "")
    .replaceAll("REGION", region)
    .replaceAll("ACCOUNT", account)
    .replaceAll("STAGE", "anna")
    .replaceAll("PROXY", "prx-1"),
);
const operator = {
  principal: `arn:aws:sts::${account}:assumed-role/Operator/bob`,
  identityPolicies: [{ name: "docs/operators.md", policy }],
};

const machine = (name: string, checksDocument = "true") => ({
  resource: arnOf("ec2", "instance/i-1"),
  context: { "ssm:resourceTag/Name": name, "ssm:SessionDocumentAccessCheck": checksDocument },
});
const sessionDocument = (name: string) => ({ resource: arnOf("ssm", `document/${name}`) });
const databaseUser = (name: string) => ({ resource: arnOf("rds-db", `dbuser:prx-1/${name}`) });
const stack = (name: string) => ({
  resource: arnOf("cloudformation", `stack/anna-iotd-${name}/1`),
});

it.each([
  ["open a session on the bastion", "ssm:StartSession", machine("anna-iotd-bastion")],
  [
    "open a session with the stage's document",
    "ssm:StartSession",
    sessionDocument("anna-iotd-tunnel"),
  ],
  ["log in as iotd_public", "rds-db:connect", databaseUser("iotd_public")],
  ["read the outputs of Bastion", "cloudformation:DescribeStacks", stack("Bastion")],
  ["read the outputs of Database", "cloudformation:DescribeStacks", stack("Database")],
])("the policy in docs/operators.md lets an operator %s", async (_, action, target) => {
  expect(await simulate(operator, { action, ...target }, [])).toBe("Allowed");
});

it.each([
  ["open a session on another machine", "ssm:StartSession", machine("another")],
  [
    "open a session on the bastion without the document check",
    "ssm:StartSession",
    machine("anna-iotd-bastion", "false"),
  ],
  ["get a shell", "ssm:StartSession", sessionDocument("SSM-SessionManagerRunShell")],
  [
    "reach another host",
    "ssm:StartSession",
    sessionDocument("AWS-StartPortForwardingSessionToRemoteHost"),
  ],
  ["tunnel to another stage", "ssm:StartSession", sessionDocument("prod-iotd-tunnel")],
  ["run a command", "ssm:SendCommand", { resource: arnOf("ec2", "instance/i-1") }],
  ["log in as iotd_owner", "rds-db:connect", databaseUser("iotd_owner")],
  ["read the outputs of other stacks", "cloudformation:DescribeStacks", stack("Api")],
])("the policy in docs/operators.md does not let an operator %s", async (_, action, target) => {
  expect(await simulate(operator, { action, ...target }, [])).toBe("ImplicitlyDenied");
});
