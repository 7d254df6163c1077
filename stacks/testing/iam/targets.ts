import { asText } from "../json-value.ts";
import type { ResolvedStage } from "../resolve.ts";
import { account, arnOf, region } from "../synthesise.ts";
import type { StageRole } from "./role-rights.ts";
import type { Attempt } from "./simulate.ts";

type Target = Omit<Attempt, "action">;
type Subject = Partial<Pick<StageRole, "functionArn" | "logGroupName">>;

const buckets: Readonly<Record<string, string>> = {
  uploads: "Uploads.Uploads",
  media: "Cdn.Media",
  assets: "Cdn.Assets",
  "access logs": "Cdn.AccessLogs",
};

/**
 * Returns a function that finds the resource of `stage` for a name in a table of rights: a bucket (`uploads`),
 * an object (`uploads: originals/x`), or one of the names below, some of which depend on the caller. It throws
 * for an unknown name.
 */
export function createTargets(stage: ResolvedStage): (words: string, subject?: Subject) => Target {
  const attribute = (name: string, key: string) => {
    const { stackName, logicalId } = stage.resource(name);
    return asText(stage.resolve(stackName, { "Fn::GetAtt": [logicalId, key] }));
  };
  const arn = (name: string): Target => ({ resource: attribute(name, "Arn") });
  const reference = (name: string): Target => {
    const { stackName, logicalId } = stage.resource(name);
    return { resource: asText(stage.resolve(stackName, { Ref: logicalId })) };
  };
  const newVersion = (name: string): Target => {
    const fn = stage.resource(name);
    const [version] = stage
      .resources({ type: "AWS::Lambda::Version", stackName: fn.stackName })
      .filter(({ properties }) => properties.FunctionName === name);
    return { resource: asText(stage.resolve(fn.stackName, { Ref: version?.logicalId ?? "none" })) };
  };
  const key = (name: string, service?: string): Target => ({
    ...arn(name),
    ...(service && { context: { "kms:ViaService": `${service}.${region}.amazonaws.com` } }),
  });
  const passed = (name: string, service: string): Target => ({
    ...arn(name),
    context: { "iam:PassedToService": `${service}.amazonaws.com` },
  });
  const logStream = (group: string): Target => ({
    resource: arnOf("logs", `log-group:${group}:log-stream:today`),
  });
  const user = (resourceId: string, name: string): Target => ({
    resource: arnOf("rds-db", `dbuser:${resourceId}/${name}`),
  });
  const proxyId = attribute("Database.Proxy", "DBProxyArn").split(":").at(-1) ?? "";
  const clusterId = attribute("Database.Cluster", "DBClusterResourceId");

  const others: Readonly<Record<string, (subject: Subject) => Target>> = {
    "data key": () => key("Keys.Data"),
    "data key, through S3": () => key("Keys.Data", "s3"),
    "data key, through SQS": () => key("Keys.Data", "sqs"),
    "data key, through Secrets Manager": () => key("Keys.Data", "secretsmanager"),
    "secrets key": () => key("Keys.Secrets"),
    "logs key": () => key("Keys.Logs"),
    queue: () => arn("Uploads.UploadsQueue"),
    "dead letters": () => arn("Uploads.UploadsDeadLetters"),
    "auth secret": () => reference("Api.AuthSecret"),
    "origin secret": () => reference("Cdn.OriginSecret"),
    "master secret": () => ({
      resource: attribute("Database.Cluster", "MasterUserSecret.SecretArn"),
    }),
    cluster: () => ({ resource: asText(stage.outputs("Database").ClusterArn) }),
    "its own log": ({ logGroupName = "none" }) => logStream(logGroupName),
    "another's log": () => logStream("Cdn.HttpApiAccessLogs"),
    "the bastion's log": () => logStream("Bastion.AgentLog"),
    "an instance": () => ({ resource: arnOf("ec2", "instance/i-1") }),
    "a session": () => ({ resource: "*" }),
    "a parameter": () => ({ resource: arnOf("ssm", "parameter/secret") }),
    "a trace": () => ({ resource: "*" }),
    "network interface, as Lambda": () => ({ resource: arnOf("ec2", "network-interface/eni-1") }),
    "network interface, as its code": ({ functionArn = arnOf("lambda", "function:none") }) => ({
      resource: arnOf("ec2", "network-interface/eni-1"),
      context: { "lambda:SourceFunctionArn": functionArn },
    }),
    "alerts topic": () => reference("Alerts.Topic"),
    "ops function": () => arn("Operations.Ops"),
    "public function": () => arn("Api.Public"),
    "public function: live": () => reference("Api.PublicLive"),
    "public function: new version": () => newVersion("Api.Public"),
    "admin function: new version": () => newVersion("Api.Admin"),
    "admin function": () => arn("Api.Admin"),
    "admin function: live": () => reference("Api.AdminLive"),
    "migrate function": () => arn("Release.Migrate"),
    "migrate function: a version": () => ({
      resource: `${attribute("Release.Migrate", "Arn")}:1`,
    }),
    "us-east-1 function": () => arn("Cdn.KeepUsEast1Stack"),
    "ops role": () => arn("Operations.OpsRole"),
    "ops role, to Lambda": () => passed("Operations.OpsRole", "lambda"),
    "bastion's role": () => arn("Bastion.InstanceRole"),
    "us-east-1 role, to Lambda": () => passed("Cdn.UsEast1ServiceRole", "lambda"),
    "us-east-1 role, to CloudFormation": () => passed("Cdn.UsEast1ServiceRole", "cloudformation"),
    "us-east-1 stack": () => {
      const { StackName } = stage.resource("Cdn.UsEast1").properties;
      return {
        resource: `arn:aws:cloudformation:us-east-1:${account}:stack/${asText(StackName)}/1`,
      };
    },
    "one of our stacks": () => ({ resource: arnOf("cloudformation", "stack/prod-iotd-Api/1") }),
  };

  return (words, subject = {}) => {
    const [, place, name] = /^(proxy|cluster) as (\w+)$/.exec(words) ?? [];
    if (place && name) return user(place === "proxy" ? proxyId : clusterId, name);
    const [bucketWord = "", objectKey] = words.split(": ");
    const bucket = buckets[bucketWord];
    if (bucket) return { resource: `arn:aws:s3:::${bucket}${objectKey ? `/${objectKey}` : ""}` };
    const other = others[words];
    if (!other) throw new Error(`There is no resource with the name "${words}".`);
    return other(subject);
  };
}
