import { adminRoutes } from "../app/api/routes.ts";
import { type StageName, stageSettings } from "../stages.ts";
import { awsCallerId } from "./aws-caller-id.ts";

/** What a finding depends on. */
export type Deployment = {
  readonly stage: StageName;
  /** The site has a domain of its own instead of CloudFront's domain name. */
  readonly hasDomain: boolean;
};

/** A finding of cdk-nag's AwsSolutions pack that is accepted, with the reason. */
export type AcceptedFinding = {
  /** The finding's full name, including the resource that it names. */
  readonly rule: string;
  /** The paths of its constructs below the stage. */
  readonly paths: readonly string[];
  /** The deployments that have it. @default all */
  readonly where?: (deployment: Deployment) => boolean;
  readonly because: string;
};

const withDomain = ({ hasDomain }: Deployment) => hasDomain;
const withoutDomain = ({ hasDomain }: Deployment) => !hasDomain;
const withoutWebAcl = ({ stage }: Deployment) => !stageSettings(stage).webAcl;
const withBastion = ({ stage }: Deployment) => stageSettings(stage).bastion;
const withoutFlowLogs = ({ stage }: Deployment) => !stageSettings(stage).flowLogs;
const withoutProtection = ({ stage }: Deployment) => !stageSettings(stage).isProtected;
const withStackInUsEast1 = (to: Deployment) => withDomain(to) || !withoutWebAcl(to);

const awsCallers = ["Network", "Database"].map((stack) => `${stack}/${awsCallerId}`);

const wildcard = (resource: string) => `AwsSolutions-IAM5[Resource::${resource}]`;

const managedPolicy = (name: string) =>
  `AwsSolutions-IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/service-role/${name}]`;

/** A finding about the role with which CloudFormation manages the stack in us-east-1. */
const ofServiceRole = (resource: string) => ({
  rule: wildcard(resource),
  paths: ["Cdn/UsEast1ServiceRole/Resource"],
  where: withStackInUsEast1,
});

const ofTheStacks = "with one name prefix; the end of the name differs between successive stacks";

const functionsInNetwork = [
  "Api/Public",
  "Api/Admin",
  "Images/ImageProcessor",
  "Operations/Ops",
  "Release/Migrate",
];

const because = {
  writesItsLog: "CDK creates this function's role; the policy only allows writing logs",
  cdkChoosesRuntime:
    "CDK chooses this function's runtime, which AWS supports, and updates it in its releases",
  noTraceResources: "X-Ray supports no resources for trace segments",
} as const;

/** All findings in any deployment, with the reason for each. */
export const acceptedFindings: readonly AcceptedFinding[] = [
  {
    rule: "AwsSolutions-APIG4",
    paths: ["Api/DefaultRoute/Resource"],
    because: "pictures are public, and the public app answers only CloudFront",
  },
  {
    rule: "AwsSolutions-APIG4",
    paths: adminRoutes.map((path) => `Api/Route ${path.replaceAll("/", "--")}/Resource`),
    because:
      "the admin app requires a session itself, except for signing in and readiness checks, and answers only CloudFront",
  },
  {
    rule: "AwsSolutions-CFR1",
    paths: ["Cdn/Distribution/Resource"],
    because: "the site is for visitors in every country",
  },
  {
    rule: "AwsSolutions-CFR2",
    paths: ["Cdn/Distribution/Resource"],
    where: withoutWebAcl,
    because:
      "a web ACL costs more than the rest of the CDN, and these stages have throttling and no visitors",
  },
  {
    rule: "AwsSolutions-CFR4",
    paths: ["Cdn/Distribution/Resource"],
    where: withoutDomain,
    because:
      "with its own domain name, CloudFront uses its own certificate and allows no other policy; with a domain it is TLSv1.2_2021",
  },
  {
    rule: managedPolicy("AWSCodeDeployRoleForLambdaLimited"),
    paths: [
      "Api/PublicDeployment/ServiceRole/Resource",
      "Api/AdminDeployment/ServiceRole/Resource",
    ],
    because:
      "AWS's narrowest managed policy for CodeDeploy with Lambda; only CodeDeploy may assume the role",
  },
  {
    rule: managedPolicy("AWSLambdaBasicExecutionRole"),
    paths: awsCallers.map((fn) => `${fn}/ServiceRole/Resource`),
    because: because.writesItsLog,
  },
  {
    rule: managedPolicy("AWSLambdaBasicExecutionRole"),
    paths: ["Cdn/UsEast1Provider/framework-onEvent/ServiceRole/Resource"],
    where: withStackInUsEast1,
    because: because.writesItsLog,
  },
  {
    rule: wildcard("*"),
    paths: functionsInNetwork.map((fn) => `${fn}Role/Resource`),
    because:
      "Lambda requires the right to network interfaces on every resource; a second statement denies it to the function's own code",
  },
  {
    rule: wildcard("*"),
    paths: [
      ...functionsInNetwork,
      "Api/CheckPublic",
      "Api/CheckAdmin",
      "Release/PublishAssets",
    ].map((fn) => `${fn}Role/DefaultPolicy/Resource`),
    because: because.noTraceResources,
  },
  ...["Public", "Admin"].map((fn) => ({
    rule: wildcard(`<Check${fn}.Arn>:*`),
    paths: [`Api/${fn}Deployment/ServiceRole/DefaultPolicy/Resource`],
    because: "CDK lets CodeDeploy invoke any version of the function that checks a new version",
  })),
  {
    rule: wildcard("*"),
    paths: ["Cdn/KeepUsEast1StackRole/DefaultPolicy/Resource"],
    where: withStackInUsEast1,
    because: because.noTraceResources,
  },
  {
    rule: wildcard("*"),
    paths: ["Network/S3PrefixList/CustomResourcePolicy/Resource"],
    because: "EC2's Describe actions support no resources, and the prefix list is public",
  },
  {
    rule: wildcard("<Assets.Arn>/assets/*"),
    paths: ["Release/PublishAssetsRole/Resource"],
    because: "objects below assets/ in one bucket, whose keys contain the hash of a later build",
  },
  {
    rule: wildcard("<Media.Arn>/media/*"),
    paths: ["Images/ImageProcessorRole/Resource", "Operations/OpsRole/Resource"],
    because: "objects below media/ in one bucket, whose keys contain a picture's id",
  },
  {
    rule: wildcard("<Uploads.Arn>/originals/*"),
    paths: [
      "Api/AdminRole/Resource",
      "Images/ImageProcessorRole/Resource",
      "Operations/OpsRole/Resource",
    ],
    because: "objects below originals/ in one bucket, whose keys contain a picture's id",
  },
  {
    ...ofServiceRole("*"),
    because:
      "a certificate that is requested has no ARN yet, and is limited to the site's name; SNS supports no resource for a subscription",
  },
  {
    ...ofServiceRole("arn:aws:acm:us-east-1:<account>:certificate/*"),
    because: "ACM chooses the id of a certificate, and only CloudFormation may assume the role",
  },
  {
    ...ofServiceRole("arn:aws:cloudwatch:us-east-1:<account>:alarm:*"),
    because:
      "CloudWatch requires the right to all alarms for describing one; no other action is allowed on all",
  },
  {
    ...ofServiceRole("arn:aws:cloudwatch:us-east-1:<account>:alarm:<stage>-iotd-Cdn-us-east-1-*"),
    because: `alarms ${ofTheStacks}`,
  },
  {
    ...ofServiceRole("arn:aws:route53:::change/*"),
    where: withDomain,
    because: "Route 53 chooses the id of a change, which the role may only read",
  },
  {
    ...ofServiceRole("arn:aws:sns:us-east-1:<account>:<stage>-iotd-Cdn-us-east-1-*"),
    because: `topics ${ofTheStacks}`,
  },
  {
    ...ofServiceRole("arn:aws:wafv2:us-east-1:<account>:global/managedruleset/*/*"),
    because:
      "WAF requires the right to AWS's rule sets under this ARN, which contains the asterisks",
  },
  {
    ...ofServiceRole(
      "arn:aws:wafv2:us-east-1:<account>:global/webacl/<stage>-iotd-Cdn-us-east-1-*/*",
    ),
    because: `web ACLs ${ofTheStacks}, and WAF chooses the id`,
  },
  {
    rule: wildcard(
      "arn:aws:cloudformation:us-east-1:<account>:stack/<stage>-iotd-Cdn-us-east-1-*/*",
    ),
    paths: ["Cdn/KeepUsEast1StackRole/Resource"],
    where: withStackInUsEast1,
    because: `stacks ${ofTheStacks}, and CloudFormation chooses the id`,
  },
  {
    rule: wildcard("<KeepUsEast1Stack.Arn>:*"),
    paths: ["Cdn/UsEast1Provider/framework-onEvent/ServiceRole/DefaultPolicy/Resource"],
    where: withStackInUsEast1,
    because: "CDK's framework may invoke any version of its one function",
  },
  {
    rule: "AwsSolutions-EC28",
    paths: ["Bastion/Instance/Resource"],
    where: withBastion,
    because: "the bastion has no alarm, because operators notice when they cannot open a tunnel",
  },
  {
    rule: "AwsSolutions-EC29",
    paths: ["Bastion/Instance/Resource"],
    where: withBastion,
    because: "the bastion stores no data, and deployments replace it to patch it",
  },
  {
    rule: wildcard("*"),
    paths: ["Bastion/InstanceRole/Resource"],
    where: withBastion,
    because:
      "AWS supports no resource for session channels and for listing log groups, and the agent's heartbeat needs all; the role can read no commands, parameters or logs",
  },
  {
    rule: "AwsSolutions-L1",
    paths: awsCallers.map((fn) => `${fn}/Resource`),
    because: because.cdkChoosesRuntime,
  },
  {
    rule: "AwsSolutions-L1",
    paths: ["Cdn/UsEast1Provider/framework-onEvent/Resource"],
    where: withStackInUsEast1,
    because: because.cdkChoosesRuntime,
  },
  {
    rule: "AwsSolutions-RDS10",
    paths: ["Database/Cluster/Resource"],
    where: withoutProtection,
    because: "these stages can be removed with all their data",
  },
  {
    rule: "AwsSolutions-SMG4",
    paths: ["Api/AuthSecret/Resource", "Cdn/OriginSecret/Resource"],
    because:
      "functions cannot connect to Secrets Manager and get these at deployment, so a rotation is a deployment: docs/runbooks/secrets.md",
  },
  {
    rule: "AwsSolutions-VPC7",
    paths: ["Network/Vpc/Resource"],
    where: withoutFlowLogs,
    because:
      "these networks accept no traffic and send only the bastion's TLS; prod, which has no bastion, has flow logs",
  },
];
