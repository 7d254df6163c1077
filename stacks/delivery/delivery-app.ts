import * as iam from "aws-cdk-lib/aws-iam";
import { App, BootstraplessSynthesizer, CfnOutput, Stack, Tags } from "aws-cdk-lib/core";
import { createBoundary } from "./boundary.ts";
import { createCloudFormationRole } from "./cloudformation-role.ts";
import { gitHubStackName } from "./delivery-names.ts";
import { createDeployRole } from "./deploy-role.ts";
import { createDiffRole } from "./diff-role.ts";
import { gitHubAudience, gitHubHost, type Repository } from "./git-hub.ts";
import { createPlace } from "./place.ts";

export type DeliveryProps = {
  readonly stage: string;
  readonly repository: Repository;
  readonly account: string;
  readonly region: string;
  /** Makes GitHub's OIDC provider as well, of which an account can have one. */
  readonly withProvider: boolean;
  /** Where the templates go. @default where the cdk command wants them */
  readonly outdir?: string;
};

/**
 * What a stage needs once, before GitHub can deploy it: `STAGE-iotd-Delivery` with the roles and the
 * boundary, and `iotd-GitHub` with the OIDC provider. A plain CDK app that takes nothing of an account
 * for granted, not even CDK's bootstrap.
 */
export function createDeliveryApp(props: DeliveryProps): App {
  const { stage, repository, account, region, withProvider, outdir } = props;
  const place = createPlace(stage, account, region);
  const app = new App({ ...(outdir && { outdir }), analyticsReporting: false });
  const createStack = (name: string, description: string) =>
    new Stack(app, name, {
      description,
      env: { account, region },
      synthesizer: new BootstraplessSynthesizer(),
    });

  const stack = createStack(
    place.names.stack,
    `iotd ${stage}: who may deploy it, and what that may do`,
  );
  Tags.of(stack).add("sst:app", "iotd");
  Tags.of(stack).add("sst:stage", stage);
  createBoundary(stack, place);
  createCloudFormationRole(stack, place);
  const roles = {
    DeployRoleArn: createDeployRole(stack, place, repository),
    DiffRoleArn: createDiffRole(stack, place, repository),
  };
  for (const [name, role] of Object.entries(roles)) {
    new CfnOutput(stack, name, { value: role.roleArn });
  }

  if (withProvider) {
    const provider = createStack(gitHubStackName, "iotd: whom this account believes to be GitHub");
    new iam.CfnOIDCProvider(provider, "Provider", {
      url: `https://${gitHubHost}`,
      clientIdList: [gitHubAudience],
    });
    // A role that trusts a provider which is not there could not be made.
    stack.addDependency(provider);
  }
  return app;
}
