import * as iam from "aws-cdk-lib/aws-iam";
import { App, BootstraplessSynthesizer, CfnOutput, Stack, Tags } from "aws-cdk-lib/core";
import { createBoundary } from "./boundary.ts";
import { createCloudFormationRole } from "./cloudformation-role.ts";
import { gitHubStackName } from "./delivery-names.ts";
import { createDeployRole } from "./deploy-role.ts";
import { createDiffRole } from "./diff-role.ts";
import { gitHubAudience, gitHubHost, type Repository } from "./git-hub.ts";
import { createPlace } from "./place.ts";

/** What the delivery app of a stage is built for. */
export type DeliveryProps = {
  readonly stage: string;
  readonly repository: Repository;
  readonly account: string;
  readonly region: string;
  /** Whether to create GitHub's OIDC provider as well. An account can have only one. */
  readonly withProvider: boolean;
  /** The folder for the templates. @default the one that the cdk command names */
  readonly outdir?: string;
};

/**
 * The stacks that a stage needs once before GitHub can deploy it: `STAGE-iotd-Delivery` with the roles and the
 * permissions boundary, and `iotd-GitHub` with the OIDC provider. A plain CDK app that needs nothing in the
 * account, not even CDK's bootstrap.
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
    // A role cannot be created before the provider that it trusts.
    stack.addDependency(provider);
  }
  return app;
}
