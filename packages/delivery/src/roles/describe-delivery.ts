import { deliveryNames, repositoryPath } from "@iotd/stacks/delivery";

/** The roles of a stage, and who can use them. */
export type Delivery = {
  readonly stage: string;
  readonly region: string;
  readonly repository: string;
  readonly deployRoleArn: string;
  readonly diffRoleArn: string;
};

/** What is left to do on GitHub once the roles exist. */
export const describeDelivery = (delivery: Delivery): string => `
Workflows of ${repositoryPath(delivery.repository)} can now deploy stage ${delivery.stage} from GitHub's environment ${delivery.stage}.
Set these variables there, at https://github.com/${repositoryPath(delivery.repository)}/settings/environments:

  AWS_ROLE_ARN                = ${delivery.deployRoleArn}
  AWS_REGION                  = ${delivery.region}

and for pull requests, at https://github.com/${repositoryPath(delivery.repository)}/settings/variables/actions:

  AWS_DIFF_ROLE_ARN_${delivery.stage.toUpperCase().replaceAll("-", "_").padEnd(9)} = ${delivery.diffRoleArn}
  AWS_REGION                  = ${delivery.region}

To deploy with these roles yourself, set IOTD_PERMISSIONS_BOUNDARY=${deliveryNames(delivery.stage).boundary}, as the workflows do.
`;
