import {
  DefaultStackSynthesizer,
  type ISynthesisSession,
  type SynthesizeStackArtifactOptions,
} from "aws-cdk-lib/core";
import { deliveryNames } from "./delivery-names.ts";

/**
 * Makes CDK deploy a stack with only the caller's own rights and the stage's CloudFormation role. By default CDK
 * uses roles that all stages of an account share, and one of them has all rights.
 */
export class DeliverySynthesizer extends DefaultStackSynthesizer {
  constructor(stage: string) {
    const { cloudFormationRole, assetPrefix } = deliveryNames(stage);
    super({
      cloudFormationExecutionRole: `arn:\${AWS::Partition}:iam::\${AWS::AccountId}:role/${cloudFormationRole}`,
      // No role: the caller publishes. For undefined CDK would use its own role.
      fileAssetPublishingRoleArn: "",
      bucketPrefix: assetPrefix,
    });
  }

  protected override emitArtifact(
    session: ISynthesisSession,
    options?: SynthesizeStackArtifactOptions,
  ): void {
    super.emitArtifact(session, { ...options, assumeRoleArn: undefined, lookupRole: undefined });
  }
}
