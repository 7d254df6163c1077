import {
  DefaultStackSynthesizer,
  type ISynthesisSession,
  type SynthesizeStackArtifactOptions,
} from "aws-cdk-lib/core";
import { deliveryNames } from "./delivery-names.ts";

/**
 * Has a stack deployed with nothing but the caller's own rights and the stage's CloudFormation role.
 * CDK's own way goes through roles that all stages of an account share, one of which may do everything.
 */
export class DeliverySynthesizer extends DefaultStackSynthesizer {
  constructor(stage: string) {
    const { cloudFormationRole, assetPrefix } = deliveryNames(stage);
    super({
      cloudFormationExecutionRole: `arn:\${AWS::Partition}:iam::\${AWS::AccountId}:role/${cloudFormationRole}`,
      // No role: the caller publishes. CDK takes undefined for its own one's name.
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
