import * as iam from "aws-cdk-lib/aws-iam";
import { deliveryNames } from "./delivery-names.ts";

/** A stage in an account and region, and the names of its resources. */
export type Place = {
  readonly stage: string;
  readonly account: string;
  readonly region: string;
  readonly names: ReturnType<typeof deliveryNames>;
  /** What the names of the stage's resources begin with, where a name can be chosen. */
  readonly prefix: string;
  /** An ARN in this account and region: `arn("sqs", "pre-iotd-*")`. */
  readonly arn: (service: string, resource: string) => string;
  /** An ARN in this account of a service without regions. */
  readonly globalArn: (service: string, resource: string) => string;
};

/** The place of a stage. `account` is the number of the AWS account. */
export function createPlace(stage: string, account: string, region: string): Place {
  return {
    stage,
    account,
    region,
    names: deliveryNames(stage),
    prefix: `${stage}-iotd-`,
    arn: (service, resource) => `arn:aws:${service}:${region}:${account}:${resource}`,
    globalArn: (service, resource) => `arn:aws:${service}::${account}:${resource}`,
  };
}

/** The region of CloudFront's certificates and web ACLs, whatever the region of the stage. */
export const usEast1 = "us-east-1";

type Conditions = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

/** A statement that allows actions on resources, given by ARN. */
export const allow = (
  actions: readonly string[],
  resources: readonly string[],
  conditions?: Conditions,
): iam.PolicyStatement =>
  new iam.PolicyStatement({
    actions: [...actions],
    resources: [...resources],
    ...(conditions && { conditions }),
  });

/** A statement that denies actions on resources, given by ARN. */
export const deny = (
  actions: readonly string[],
  resources: readonly string[],
  conditions?: Conditions,
): iam.PolicyStatement =>
  new iam.PolicyStatement({
    effect: iam.Effect.DENY,
    actions: [...actions],
    resources: [...resources],
    ...(conditions && { conditions }),
  });

/** Conditions that limit an action to regions. For actions without a resource, whose ARN would name the region. */
export const inRegions = (...regions: readonly string[]): Conditions => ({
  StringEquals: { "aws:RequestedRegion": regions },
});

/**
 * Denies everything on resources with the tag of another stage. It protects resources whose ids AWS chooses: SST
 * tags everything that it deploys. Resources without a tag are not affected.
 */
export const denyOtherStages = ({ stage }: Place): iam.PolicyStatement =>
  deny(["*"], ["*"], {
    Null: { "aws:ResourceTag/sst:stage": "false" },
    StringNotEquals: { "aws:ResourceTag/sst:stage": stage },
  });
