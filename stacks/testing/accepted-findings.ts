import { adminRoutes } from "../app/api/routes.ts";
import { type StageName, stageSettings } from "../stages.ts";
import { awsCallerId } from "./aws-caller-id.ts";

/** What findings depend on. */
export type Deployment = {
  readonly stage: StageName;
  /** The site lives under a name of its own rather than at CloudFront's address. */
  readonly hasDomain: boolean;
};

/** A finding of cdk-nag's AwsSolutions pack that is right as a question and answered here. */
export type AcceptedFinding = {
  /** The finding's whole name: with another resource in it, it is another finding. */
  readonly rule: string;
  /** Each construct that it is found at, below the stage. */
  readonly paths: readonly string[];
  /** Where it is found. @default everywhere */
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

/** What CloudFormation may do with the stack in us-east-1. */
const ofServiceRole = (resource: string) => ({
  rule: wildcard(resource),
  paths: ["Cdn/UsEast1ServiceRole/Resource"],
  where: withStackInUsEast1,
});

const ofTheStacks =
  "of one prefix: the rest of the name tells which of two successive stacks they belong to";

const functionsInNetwork = [
  "Api/Public",
  "Api/Admin",
  "Images/ImageProcessor",
  "Operations/Ops",
  "Release/Migrate",
];

const because = {
  writesItsLog: "CDK makes this function's role; the policy lets it write logs and nothing else",
  cdkChoosesRuntime:
    "CDK chooses this function's runtime, which AWS supports, and moves it with its own releases",
  tracesAreNobodys: "X-Ray knows no resources; it takes trace segments from everybody alike",
} as const;

/** All that is found in any deployment, with what a reviewer is told of it. */
export const acceptedFindings: readonly AcceptedFinding[] = [
  {
    rule: "AwsSolutions-APIG4",
    paths: ["Api/DefaultRoute/Resource"],
    because: "pictures are for everyone; and the public app answers nobody but CloudFront",
  },
  {
    rule: "AwsSolutions-APIG4",
    paths: adminRoutes.map((path) => `Api/Route ${path.replaceAll("/", "--")}/Resource`),
    because:
      "the admin app asks for a session itself, where it is not signing somebody in or telling a monitor that it is well; it answers nobody but CloudFront",
  },
  {
    rule: "AwsSolutions-CFR1",
    paths: ["Cdn/Distribution/Resource"],
    because: "the site is for readers in every country",
  },
  {
    rule: "AwsSolutions-CFR2",
    paths: ["Cdn/Distribution/Resource"],
    where: withoutWebAcl,
    because:
      "a web ACL costs more than the rest of the CDN; these stages have throttling and no visitors",
  },
  {
    rule: "AwsSolutions-CFR4",
    paths: ["Cdn/Distribution/Resource"],
    where: withoutDomain,
    because:
      "at its own address CloudFront uses its own certificate and allows no other protocol policy; with a domain it is TLSv1.2_2021",
  },
  {
    rule: managedPolicy("AWSCodeDeployRoleForLambdaLimited"),
    paths: [
      "Api/PublicDeployment/ServiceRole/Resource",
      "Api/AdminDeployment/ServiceRole/Resource",
    ],
    because:
      "AWS's narrowest policy for CodeDeploy with Lambda, which AWS extends when CodeDeploy needs more; only CodeDeploy may assume the role",
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
      "Lambda checks the right to a network interface on every resource; a second statement denies the same to the function's own code",
  },
  {
    rule: wildcard("*"),
    paths: [
      ...functionsInNetwork,
      "Api/CheckPublic",
      "Api/CheckAdmin",
      "Release/PublishAssets",
    ].map((fn) => `${fn}Role/DefaultPolicy/Resource`),
    because: because.tracesAreNobodys,
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
    because: because.tracesAreNobodys,
  },
  {
    rule: wildcard("*"),
    paths: ["Network/S3PrefixList/CustomResourcePolicy/Resource"],
    because:
      "EC2's Describe actions know no resources, and what they tell here is AWS's public list",
  },
  {
    rule: wildcard("<Assets.Arn>/assets/*"),
    paths: ["Release/PublishAssetsRole/Resource"],
    because:
      "objects under assets/ of one bucket: their keys hold the hash of what is not built yet",
  },
  {
    rule: wildcard("<Media.Arn>/media/*"),
    paths: ["Images/ImageProcessorRole/Resource", "Operations/OpsRole/Resource"],
    because: "objects under media/ of one bucket: their keys hold a picture's id",
  },
  {
    rule: wildcard("<Uploads.Arn>/originals/*"),
    paths: [
      "Api/AdminRole/Resource",
      "Images/ImageProcessorRole/Resource",
      "Operations/OpsRole/Resource",
    ],
    because: "objects under originals/ of one bucket: their keys hold a picture's id",
  },
  {
    ...ofServiceRole("*"),
    because:
      "a certificate that is asked for has no ARN yet, held to the site's name instead; and SNS knows no resource for a subscription",
  },
  {
    ...ofServiceRole("arn:aws:acm:us-east-1:<account>:certificate/*"),
    because: "ACM chooses the id of a certificate, and only CloudFormation may be handed the role",
  },
  {
    ...ofServiceRole("arn:aws:cloudwatch:us-east-1:<account>:alarm:*"),
    because:
      "CloudWatch wants the right to all alarms from whoever describes one, and nothing else is allowed on them",
  },
  {
    ...ofServiceRole("arn:aws:cloudwatch:us-east-1:<account>:alarm:<stage>-iotd-Cdn-us-east-1-*"),
    because: `alarms ${ofTheStacks}`,
  },
  {
    ...ofServiceRole("arn:aws:route53:::change/*"),
    where: withDomain,
    because: "Route 53 chooses the id of a change, which the role may read",
  },
  {
    ...ofServiceRole("arn:aws:sns:us-east-1:<account>:<stage>-iotd-Cdn-us-east-1-*"),
    because: `topics ${ofTheStacks}`,
  },
  {
    ...ofServiceRole("arn:aws:wafv2:us-east-1:<account>:global/managedruleset/*/*"),
    because: "WAF itself asks for AWS's rule sets under this ARN, asterisks and all",
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
    because: "CDK's framework may call any version of the one function that it is for",
  },
  {
    rule: "AwsSolutions-EC28",
    paths: ["Bastion/Instance/Resource"],
    where: withBastion,
    because: "no alarm watches the bastion: whoever wants a tunnel notices that there is none",
  },
  {
    rule: "AwsSolutions-EC29",
    paths: ["Bastion/Instance/Resource"],
    where: withBastion,
    because: "nothing is kept on the bastion, and deployments replace it to patch it",
  },
  {
    rule: wildcard("*"),
    paths: ["Bastion/InstanceRole/Resource"],
    where: withBastion,
    because:
      "AWS knows no resource for a session's channels and for listing log groups, and wants the agent's heartbeat allowed on all; nobody's commands, parameters or logs are readable by it",
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
    because: "these stages are made to be removed, with all that is in them",
  },
  {
    rule: "AwsSolutions-SMG4",
    paths: ["Api/AuthSecret/Resource", "Cdn/OriginSecret/Resource"],
    because:
      "functions without a way to Secrets Manager get these at deployment, so that rotation is a deployment: docs/runbooks/secrets.md",
  },
  {
    rule: "AwsSolutions-VPC7",
    paths: ["Network/Vpc/Resource"],
    where: withoutFlowLogs,
    because:
      "nothing gets into these networks, and nothing out but the bastion's TLS; prod, which has no bastion, keeps the log",
  },
];
