/** The names of what the delivery stack of a stage creates. Other programs and policies use them. */
export const deliveryNames = (stage: string) => ({
  stack: `${stage}-iotd-Delivery`,
  /** Assumed by GitHub's workflows in the environment of the stage. */
  deployRole: `${stage}-iotd-deploy`,
  /** Assumed by workflows of pull requests and of main. */
  diffRole: `${stage}-iotd-diff`,
  /** Assumed by CloudFormation to create, change and delete the stage's resources. */
  cloudFormationRole: `${stage}-iotd-cloudformation`,
  /** The permissions boundary of all roles of the stage. */
  boundary: `${stage}-iotd-boundary`,
  /** The folder of the stage's templates and artefacts in the bucket of CDK's bootstrap. */
  assetPrefix: `${stage}-iotd/`,
});

/** The stack of GitHub's OIDC provider. An account has one for all stages. */
export const gitHubStackName = "iotd-GitHub";
