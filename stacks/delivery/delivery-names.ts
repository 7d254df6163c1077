/** What the delivery stack of a stage makes, by name: other programs and policies hold on to these. */
export const deliveryNames = (stage: string) => ({
  stack: `${stage}-iotd-Delivery`,
  /** Taken by GitHub's workflows in the environment of the stage. */
  deployRole: `${stage}-iotd-deploy`,
  /** Taken by pull requests and by main. */
  diffRole: `${stage}-iotd-diff`,
  /** What CloudFormation makes, changes and deletes the stage's resources as. */
  cloudFormationRole: `${stage}-iotd-cloudformation`,
  /** What no role of the stage may go beyond. */
  boundary: `${stage}-iotd-boundary`,
  /** Where the templates and artefacts of the stage are in the bucket that CDK's bootstrap made. */
  assetPrefix: `${stage}-iotd/`,
});

/** The stack of GitHub's OIDC provider, of which an account has one for all its stages. */
export const gitHubStackName = "iotd-GitHub";
