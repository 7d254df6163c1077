import * as iam from "aws-cdk-lib/aws-iam";
import { Duration, type Stack } from "aws-cdk-lib/core";
import type { Repository } from "./git-hub.ts";
import type { Place } from "./place.ts";
import { accountStatements, stackStatements } from "./read-statements.ts";
import { trustGitHub } from "./trust.ts";

/**
 * The role for `sst build` and `sst diff` of the stage. It reads templates and no data, because the workflows of a
 * pull request run unreviewed code with it.
 */
export const createDiffRole = (stack: Stack, place: Place, repository: Repository): iam.Role =>
  new iam.Role(stack, "DiffRole", {
    roleName: place.names.diffRole,
    description: `reads the templates of iotd ${place.stage}: for pull requests and main`,
    assumedBy: trustGitHub(place, repository, ["pull_request", "ref:refs/heads/main"]),
    maxSessionDuration: Duration.hours(1),
    inlinePolicies: {
      Diff: new iam.PolicyDocument({
        statements: [...accountStatements(place), ...stackStatements(place)],
      }),
    },
  });
