import { type StageName, stageNames, stageSettings } from "./stages.ts";

/** A finding of cdk-nag's AwsSolutions pack that is right as a question and answered here. */
export type AcceptedFinding = {
  /** The beginning of the finding's name. */
  readonly rule: string;
  /** Of the construct, below the stage. */
  readonly path: RegExp;
  /** Where it is found. @default all stages */
  readonly stages?: readonly StageName[];
  /** Found with a domain only, or without one only. @default both */
  readonly domain?: "with" | "without";
  readonly because: string;
};

const unprotected = stageNames.filter((name) => !stageSettings(name).isProtected);

/** Whose rules CloudFormation, Lambda or CDK dictates, and who has nothing of ours in their hands. */
const ofCdk = {
  role: "CDK makes this function's role; it may write its own log and what its policy names",
  runtime:
    "CDK chooses this function's runtime, which AWS supports, and moves it with its own releases",
} as const;

export const acceptedFindings: readonly AcceptedFinding[] = [
  {
    rule: "AwsSolutions-APIG4",
    path: /^Api\/(DefaultRoute|Route .+)\/Resource$/,
    because:
      "the site is public; what is not, the admin app puts behind its sessions itself, and neither app answers anybody but CloudFront",
  },
  {
    rule: "AwsSolutions-CFR1",
    path: /^Cdn\/Distribution\/Resource$/,
    because: "the site is for readers in every country",
  },
  {
    rule: "AwsSolutions-CFR2",
    path: /^Cdn\/Distribution\/Resource$/,
    stages: unprotected,
    because:
      "a web ACL costs more than the rest of the CDN; these stages have throttling and no visitors",
  },
  {
    rule: "AwsSolutions-CFR4",
    path: /^Cdn\/Distribution\/Resource$/,
    domain: "without",
    because:
      "at its own address CloudFront uses its own certificate and allows no other protocol policy; with a domain it is TLSv1.2_2021",
  },
  {
    rule: "AwsSolutions-IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/service-role/AWSCodeDeployRoleForLambdaLimited]",
    path: /^Api\/(Public|Admin)Deployment\/ServiceRole\/Resource$/,
    because:
      "AWS's narrowest policy for CodeDeploy with Lambda, which AWS extends when CodeDeploy needs more; only CodeDeploy may assume the role",
  },
  {
    rule: "AwsSolutions-IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole]",
    path: /^(Database|Network)\/AWS679f53fac002430cb0da5b7982bd2287\/ServiceRole\/Resource$/,
    because: ofCdk.role,
  },
  {
    rule: "AwsSolutions-IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole]",
    path: /^Cdn\/UsEast1Provider\/framework-onEvent\/ServiceRole\/Resource$/,
    because: ofCdk.role,
  },
  {
    rule: "AwsSolutions-IAM5[Resource::*]",
    path: /^(Api\/(Public|Admin)|Images\/ImageProcessor|Operations\/Ops|Release\/Migrate)Role\/Resource$/,
    because:
      "Lambda checks the right to a network interface on every resource; a second statement denies the same to the function's own code",
  },
  {
    rule: "AwsSolutions-IAM5[Resource::*]",
    path: /^(Api\/(Public|Admin)|Images\/ImageProcessor|Operations\/Ops|Release\/(Migrate|PublishAssets)|Cdn\/KeepUsEast1Stack)Role\/DefaultPolicy\/Resource$/,
    because:
      "X-Ray knows no resources; it takes trace segments from everybody in the account alike",
  },
  {
    rule: "AwsSolutions-IAM5[Resource::*]",
    path: /^Network\/S3PrefixList\/CustomResourcePolicy\/Resource$/,
    because:
      "EC2's Describe actions know no resources, and what they tell here is AWS's public list",
  },
  {
    rule: "AwsSolutions-IAM5[Resource::<Assets",
    path: /^Release\/PublishAssetsRole\/Resource$/,
    because:
      "objects under assets/ of one bucket: their keys hold the hash of what is not built yet",
  },
  {
    rule: "AwsSolutions-IAM5[Resource::<Media",
    path: /^(Images\/ImageProcessor|Operations\/Ops)Role\/Resource$/,
    because: "objects under media/ of one bucket: their keys hold a picture's id",
  },
  {
    rule: "AwsSolutions-IAM5[Resource::<Uploads",
    path: /^(Api\/Admin|Images\/ImageProcessor|Operations\/Ops)Role\/Resource$/,
    because: "objects under originals/ of one bucket: their keys hold a picture's id",
  },
  {
    rule: "AwsSolutions-IAM5[Resource::*]",
    path: /^Cdn\/UsEast1ServiceRole\/Resource$/,
    because:
      "a certificate that is asked for has no ARN yet, held to the site's name instead; and SNS knows no resource for a subscription",
  },
  {
    rule: "AwsSolutions-IAM5[Resource::arn:aws:acm:us-east-1:123456789012:certificate/*]",
    path: /^Cdn\/UsEast1ServiceRole\/Resource$/,
    because: "ACM chooses the id of a certificate, and only CloudFormation may be handed the role",
  },
  {
    rule: "AwsSolutions-IAM5[Resource::arn:aws:cloudwatch:us-east-1:123456789012:alarm:",
    path: /^Cdn\/UsEast1ServiceRole\/Resource$/,
    because:
      "CloudWatch wants the right to all alarms from whoever describes one; changed are those of the stack's name alone",
  },
  {
    rule: "AwsSolutions-IAM5[Resource::arn:aws:route53:::change/*]",
    path: /^Cdn\/UsEast1ServiceRole\/Resource$/,
    domain: "with",
    because: "Route 53 chooses the id of a change, which the role may read",
  },
  {
    rule: "AwsSolutions-IAM5[Resource::arn:aws:sns:us-east-1:123456789012:",
    path: /^Cdn\/UsEast1ServiceRole\/Resource$/,
    because:
      "topics of the stack's name: the rest of a name tells which of two successive stacks it is",
  },
  {
    rule: "AwsSolutions-IAM5[Resource::arn:aws:wafv2:us-east-1:123456789012:global/managedruleset/*/*]",
    path: /^Cdn\/UsEast1ServiceRole\/Resource$/,
    because: "WAF itself asks for AWS's rule sets under this ARN, asterisks and all",
  },
  {
    rule: "AwsSolutions-IAM5[Resource::arn:aws:wafv2:us-east-1:123456789012:global/webacl/",
    path: /^Cdn\/UsEast1ServiceRole\/Resource$/,
    because: "web ACLs of the stack's name, whose id WAF chooses",
  },
  {
    rule: "AwsSolutions-IAM5[Resource::arn:aws:cloudformation:us-east-1:123456789012:stack/",
    path: /^Cdn\/KeepUsEast1StackRole\/Resource$/,
    because:
      "stacks of one prefix: the rest of the name tells which of two successive stacks it is, and CloudFormation chooses the id",
  },
  {
    rule: "AwsSolutions-IAM5[Resource::<KeepUsEast1Stack",
    path: /^Cdn\/UsEast1Provider\/framework-onEvent\/ServiceRole\/DefaultPolicy\/Resource$/,
    because: "CDK's framework may call any version of the one function that it is for",
  },
  {
    rule: "AwsSolutions-L1",
    path: /^(Database|Network)\/AWS679f53fac002430cb0da5b7982bd2287\/Resource$/,
    because: ofCdk.runtime,
  },
  {
    rule: "AwsSolutions-L1",
    path: /^Cdn\/UsEast1Provider\/framework-onEvent\/Resource$/,
    because: ofCdk.runtime,
  },
  {
    rule: "AwsSolutions-RDS10",
    path: /^Database\/Cluster\/Resource$/,
    stages: unprotected,
    because: "these stages are made to be removed, with all that is in them",
  },
  {
    rule: "AwsSolutions-SMG4",
    path: /^(Api\/AuthSecret|Cdn\/OriginSecret)\/Resource$/,
    because:
      "functions without a way to Secrets Manager get these at deployment, so that rotation is a deployment: docs/runbooks/secrets.md",
  },
  {
    rule: "AwsSolutions-VPC7",
    path: /^Network\/Vpc\/Resource$/,
    stages: unprotected,
    because:
      "there is no way out of the network and nothing in it but our functions; prod keeps the log",
  },
];

/** Whether `stage`, with or without a domain, is expected to have `accepted`. */
export const appliesTo = (
  { stages = stageNames, domain }: AcceptedFinding,
  stage: StageName,
  hasDomain: boolean,
): boolean => stages.some((name) => name === stage) && domain !== (hasDomain ? "without" : "with");
