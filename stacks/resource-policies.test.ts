import { anonymousPrincipal } from "@cloud-copilot/iam-simulate";
import { describe, expect, it } from "vitest";
import { stageNames, stageSettings } from "./stages.ts";
import { endpointPolicies } from "./testing/iam/endpoint-policies.ts";
import { resourcePolicies } from "./testing/iam/resource-policies.ts";
import { type Caller, simulate } from "./testing/iam/simulate.ts";
import { createTargets } from "./testing/iam/targets.ts";
import { resolveStages } from "./testing/resolve-stages.ts";
import { account, arnOf, domain, region } from "./testing/synthesise.ts";

const anotherAccount = "210987654321";
const everything = {
  name: "everything",
  policy: {
    Version: "2012-10-17",
    Statement: [{ Effect: "Allow", Action: "*", Resource: "*" }],
  },
};

/** A caller of this account who may do everything that resource policies do not deny. */
const administrator: Caller = {
  principal: `arn:aws:iam::${account}:role/administrator`,
  identityPolicies: [everything],
};
const otherAccount: Caller = {
  principal: `arn:aws:iam::${anotherAccount}:role/administrator`,
  identityPolicies: [everything],
};

const service = (name: string, context: Readonly<Record<string, string>>) => ({
  principal: `${name}.amazonaws.com`,
  context,
});
const distribution = (id: string) =>
  service("cloudfront", { "aws:SourceArn": `arn:aws:cloudfront::${account}:distribution/${id}` });
const rule = (name: string) =>
  service("events", { "aws:SourceArn": arnOf("events", `rule/${name}`) });
const api = (path: string) =>
  service("apigateway", { "aws:SourceArn": arnOf("execute-api", `${path}`) });
const forAccount = (name: string, id: string) => service(name, { "aws:SourceAccount": id });
const logGroupOf = (id: string) =>
  service(`logs.${region}`, {
    "kms:EncryptionContext:aws:logs:arn": `arn:aws:logs:${region}:${id}:log-group:a`,
  });

const services = {
  "CloudFront for our distribution": distribution("Cdn.Distribution"),
  "CloudFront for another distribution": distribution("EANOTHER"),
  "S3 for a bucket of ours": forAccount("s3", account),
  "S3 for a bucket of another account": forAccount("s3", anotherAccount),
  "S3 without a bucket": service("s3", {}),
  "S3's logging for us": forAccount("logging.s3", account),
  "S3's logging for another account": forAccount("logging.s3", anotherAccount),
  "CloudWatch Logs for a log of ours": logGroupOf(account),
  "CloudWatch Logs for a log of another account": logGroupOf(anotherAccount),
  "CloudWatch for us": forAccount("cloudwatch", account),
  "CloudWatch for another account": forAccount("cloudwatch", anotherAccount),
  "EventBridge for the daily sweep": rule("Operations.DailySweep"),
  "EventBridge for another rule": rule("another"),
  "API Gateway for our API": api("Cdn.HttpApi/$default/$default"),
  "API Gateway for /admin of our API": api("Cdn.HttpApi/$default/GET/admin"),
  "API Gateway for another API": api("another/$default/$default"),
  "Lambda for a function": service("lambda", {}),
  "EC2 for a machine": service("ec2", {}),
} as const;

type Row = readonly [keyof typeof services, "may" | "may not", string, string];

/** What resource policies allow AWS's services for this account, and do not allow for others. */
const rights: readonly Row[] = [
  ["CloudFront for our distribution", "may", "s3:GetObject", "media: media/x"],
  ["CloudFront for our distribution", "may", "s3:GetObject", "assets: assets/x"],
  ["CloudFront for our distribution", "may not", "s3:GetObject", "uploads: originals/x"],
  ["CloudFront for our distribution", "may not", "s3:GetObject", "access logs: cloudfront/x"],
  ["CloudFront for our distribution", "may not", "s3:PutObject", "media: media/x"],
  ["CloudFront for our distribution", "may not", "s3:ListBucket", "media"],
  ["CloudFront for another distribution", "may not", "s3:GetObject", "media: media/x"],
  ["CloudFront for another distribution", "may not", "s3:GetObject", "assets: assets/x"],

  ["S3 for a bucket of ours", "may", "sqs:SendMessage", "queue"],
  ["S3 for a bucket of ours", "may not", "sqs:SendMessage", "dead letters"],
  ["S3 for a bucket of another account", "may not", "sqs:SendMessage", "queue"],
  ["S3 without a bucket", "may not", "sqs:SendMessage", "queue"],
  ["S3 for a bucket of ours", "may", "kms:GenerateDataKey", "data key"],
  ["S3 for a bucket of ours", "may not", "kms:GenerateDataKey", "secrets key"],
  ["S3 for a bucket of another account", "may not", "kms:GenerateDataKey", "data key"],
  ["S3's logging for us", "may", "s3:PutObject", "access logs: uploads/x"],
  ["S3's logging for us", "may not", "s3:PutObject", "access logs: cloudfront/x"],
  ["S3's logging for us", "may not", "s3:GetObject", "access logs: uploads/x"],
  ["S3's logging for another account", "may not", "s3:PutObject", "access logs: uploads/x"],

  ["CloudWatch Logs for a log of ours", "may", "kms:Decrypt", "logs key"],
  ["CloudWatch Logs for a log of ours", "may not", "kms:Decrypt", "data key"],
  ["CloudWatch Logs for a log of another account", "may not", "kms:Decrypt", "logs key"],
  ["CloudWatch for us", "may", "sns:Publish", "alerts topic"],
  ["CloudWatch for another account", "may not", "sns:Publish", "alerts topic"],

  ["EventBridge for the daily sweep", "may", "lambda:InvokeFunction", "ops function"],
  ["EventBridge for the daily sweep", "may not", "lambda:InvokeFunction", "public function"],
  ["EventBridge for another rule", "may not", "lambda:InvokeFunction", "ops function"],
  ["API Gateway for our API", "may", "lambda:InvokeFunction", "public function: live"],
  ["API Gateway for our API", "may not", "lambda:InvokeFunction", "public function"],
  ["API Gateway for our API", "may not", "lambda:InvokeFunction", "admin function: live"],
  ["API Gateway for our API", "may not", "lambda:InvokeFunction", "ops function"],
  ["API Gateway for /admin of our API", "may", "lambda:InvokeFunction", "admin function: live"],
  ["API Gateway for /admin of our API", "may not", "lambda:InvokeFunction", "admin function"],
  ["API Gateway for another API", "may not", "lambda:InvokeFunction", "public function: live"],
  ["API Gateway for another API", "may not", "lambda:InvokeFunction", "admin function: live"],

  ["Lambda for a function", "may", "sts:AssumeRole", "ops role"],
  ["EC2 for a machine", "may not", "sts:AssumeRole", "ops role"],
];

const bastionPrincipals = [
  ["ec2", "may"],
  ["lambda", "may not"],
  ["ssm", "may not"],
] as const;

const objects = [
  "uploads: originals/x",
  "media: media/x",
  "assets: assets/x",
  "access logs: cloudfront/x",
];
const attempts: readonly (readonly [action: string, on: string])[] = [
  ...objects.flatMap((object) =>
    ["s3:GetObject", "s3:PutObject", "s3:DeleteObject"].map((action) => [action, object] as const),
  ),
  ["s3:ListBucket", "uploads"],
  ["s3:ListBucket", "media"],
  ["s3:ListBucket", "assets"],
  ["s3:ListBucket", "access logs"],
  ["sqs:SendMessage", "queue"],
  ["sqs:ReceiveMessage", "queue"],
  ["sqs:ReceiveMessage", "dead letters"],
  ["sns:Publish", "alerts topic"],
  ["kms:Decrypt", "data key"],
  ["kms:Decrypt", "data key, through S3"],
  ["kms:Decrypt", "secrets key"],
  ["secretsmanager:GetSecretValue", "auth secret"],
  ["lambda:InvokeFunction", "ops function"],
  ["lambda:InvokeFunction", "public function: live"],
];

const stages = await resolveStages({ domain });

describe.each(stageNames)("in %s", (name) => {
  const stage = stages[name];
  const targets = createTargets(stage);
  const policies = resourcePolicies(stage);
  const throughEndpoint = { endpointPolicies: endpointPolicies(stage) };
  const may = async (
    caller: Caller,
    action: string,
    on: string,
    context: Readonly<Record<string, string>> = {},
  ): Promise<boolean> => {
    const target = targets(on);
    const attempt = { action, ...target, context: { ...target.context, ...context } };
    return (await simulate(caller, attempt, policies)) === "Allowed";
  };

  it.each(rights)("%s %s %s on %s", async (who, verdict, action, on) => {
    const { principal, context } = services[who];

    expect(await may({ principal }, action, on, context)).toBe(verdict === "may");
  });

  it.each(bastionPrincipals.filter(() => stageSettings(name).bastion))(
    "%s %s assume the bastion's role",
    async (who, verdict) => {
      const principal = `${who}.amazonaws.com`;

      expect(await may({ principal }, "sts:AssumeRole", "bastion's role")).toBe(verdict === "may");
    },
  );

  it.each(attempts)("anonymous callers and other accounts may not %s on %s", async (action, on) => {
    expect(await may({ principal: anonymousPrincipal }, action, on)).toBe(false);
    expect(await may(otherAccount, action, on)).toBe(false);
    expect(await may(administrator, action, on)).toBe(true);
  });

  it.each(attempts.filter(([action]) => /^(s3|sqs|sns:Publish)/.test(action)))(
    "an administrator may not %s on %s without TLS",
    async (action, on) => {
      const plain = { "aws:SecureTransport": "false" };

      expect(await may(administrator, action, on, plain)).toBe(false);
    },
  );

  it.each(objects)("an administrator may not read %s with TLS older than 1.2", async (object) => {
    const tls = (version: string) => ({ "s3:TlsVersion": version });

    expect(await may(administrator, "s3:GetObject", object, tls("1.1"))).toBe(false);
    expect(await may(administrator, "s3:GetObject", object, tls("1.2"))).toBe(true);
  });

  it("the S3 endpoint allows only the buckets that functions use", async () => {
    const inside = { ...administrator, ...throughEndpoint };

    expect(await may(inside, "s3:GetObject", "uploads: originals/x")).toBe(true);
    expect(await may(inside, "s3:GetObject", "media: media/x")).toBe(true);
    expect(await may(inside, "s3:PutBucketPolicy", "uploads")).toBe(false);
    expect(await may(inside, "s3:GetObject", "assets: assets/x")).toBe(false);
    expect(await may(inside, "s3:GetObject", "access logs: cloudfront/x")).toBe(false);
  });

  it("the S3 endpoint allows no upload to another account's bucket", async () => {
    const theirs = {
      action: "s3:PutObject",
      resource: "arn:aws:s3:::theirs/x",
      resourceAccount: anotherAccount,
    };
    const openToAll = openBucket("arn:aws:s3:::theirs");
    const upload = (caller: Caller) => simulate(caller, theirs, [openToAll]);

    expect(await upload(administrator)).toBe("Allowed");
    expect(await upload({ ...administrator, ...throughEndpoint })).toBe("ImplicitlyDenied");
    expect(await upload({ ...otherAccount, ...throughEndpoint })).toBe("ImplicitlyDenied");
  });

  it("the S3 endpoint allows no caller of another account, even to a public bucket", async () => {
    const { resource } = targets("media: media/x");
    const attempt = { action: "s3:GetObject", resource };
    const openToAll = openBucket(targets("media").resource);
    const read = (caller: Caller) => simulate(caller, attempt, [openToAll]);

    expect(await read(otherAccount)).toBe("Allowed");
    expect(await read({ ...otherAccount, ...throughEndpoint })).toBe("ImplicitlyDenied");
  });
});

const openBucket = (arn: string) => ({
  arn,
  policy: {
    Version: "2012-10-17",
    Statement: [{ Effect: "Allow", Principal: "*", Action: "s3:*", Resource: [arn, `${arn}/*`] }],
  },
});
