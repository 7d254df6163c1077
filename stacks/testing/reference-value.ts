import { account, arnOf, region } from "./synthesise.ts";

/** A resource that a template refers to. */
export type Referent = {
  /** The result of `resourceName`. */
  readonly name: string;
  /** CloudFormation's type: `AWS::S3::Bucket`. */
  readonly type: string;
  /** A property of the resource, resolved. */
  readonly property: (key: string) => string;
};

/** `Stack.Name` for the logical id of a resource of `stackName`, without CDK's hash. */
export const resourceName = (stackName: string, logicalId: string): string =>
  `${stackName}.${logicalId.replace(/[0-9A-F]{8}$/, "")}`;

type Values = Readonly<Record<string, (resource: Referent) => string>>;

/** Types for which `Ref` is not a name. */
const refs: Values = {
  "AWS::Lambda::Alias": ({ property }) =>
    arnOf("lambda", `function:${property("FunctionName")}:${property("Name")}`),
  "AWS::Lambda::Version": ({ name, property }) =>
    arnOf("lambda", `function:${property("FunctionName")}:${name}`),
  "AWS::SecretsManager::Secret": ({ name }) => arnOf("secretsmanager", `secret:${name}`),
  "AWS::SNS::Topic": ({ name }) => arnOf("sns", name),
  "AWS::SQS::Queue": ({ name }) => `https://sqs.${region}.amazonaws.com/${account}/${name}`,
};

/** Attributes whose form matters, to IAM or to what is built from them. */
const attributes: Values = {
  "AWS::ApiGatewayV2::Api ApiEndpoint": ({ name }) => `https://${name}.ApiEndpoint`,
  "AWS::Events::Rule Arn": ({ name }) => arnOf("events", `rule/${name}`),
  "AWS::IAM::Role Arn": ({ name }) => `arn:aws:iam::${account}:role/${name}`,
  "AWS::KMS::Key Arn": ({ name }) => arnOf("kms", `key/${name}`),
  "AWS::Lambda::Function Arn": ({ name }) => arnOf("lambda", `function:${name}`),
  "AWS::Logs::LogGroup Arn": ({ name }) => arnOf("logs", `log-group:${name}:*`),
  "AWS::RDS::DBCluster MasterUserSecret.SecretArn": ({ name }) =>
    arnOf("secretsmanager", `secret:${name}.MasterUserSecret`),
  "AWS::RDS::DBProxy DBProxyArn": ({ name }) => arnOf("rds", `db-proxy:${name}`),
  "AWS::S3::Bucket Arn": ({ name }) => `arn:aws:s3:::${name}`,
  "AWS::SQS::Queue Arn": ({ name }) => arnOf("sqs", name),
  "AWS::SQS::Queue QueueName": ({ name }) => name,
};

/** The value in tests of a reference to a resource, or to its attribute. */
export const referenceValue = (resource: Referent, attribute?: string): string => {
  const { name, type } = resource;
  return attribute === undefined
    ? (refs[type]?.(resource) ?? name)
    : (attributes[`${type} ${attribute}`]?.(resource) ?? `${name}.${attribute}`);
};
