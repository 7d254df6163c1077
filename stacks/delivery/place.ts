import * as iam from "aws-cdk-lib/aws-iam";
import { deliveryNames } from "./delivery-names.ts";

/** A stage of an account, and how what belongs to it is named there. */
export type Place = {
  readonly stage: string;
  readonly account: string;
  readonly region: string;
  readonly names: ReturnType<typeof deliveryNames>;
  /** What the names of all that a stage's stacks make begin with, where a name can be given. */
  readonly prefix: string;
  /** An ARN in this account and region: `arn("sqs", "pre-iotd-*")`. */
  readonly arn: (service: string, resource: string) => string;
  /** An ARN in this account of a service that is in no region. */
  readonly globalArn: (service: string, resource: string) => string;
};

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

/** CloudFront's certificates and web ACLs are there, whatever the stage's region. */
export const usEast1 = "us-east-1";

type Conditions = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

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

/** Holds an action for which AWS knows no resource, and with it no region, to these. */
export const inRegions = (...regions: readonly string[]): Conditions => ({
  StringEquals: { "aws:RequestedRegion": regions },
});

/**
 * Keeps hands off what bears another stage's tag, for resources whose ids AWS chooses: SST tags all
 * that it deploys. What bears no tag (yet) is not concerned.
 */
export const denyOtherStages = ({ stage }: Place): iam.PolicyStatement =>
  deny(["*"], ["*"], {
    Null: { "aws:ResourceTag/sst:stage": "false" },
    StringNotEquals: { "aws:ResourceTag/sst:stage": stage },
  });
