import { DomainError } from "@iotd/core/errors";
import {
  type Caller,
  loadCredentials,
  refuseMissingCredentials,
  usedProfile,
} from "@iotd/stacks/credentials";
import { getRegion } from "@iotd/stacks/region";

/** A stage as options name it. The environment and AWS's configuration files have the defaults. */
export type StageTarget = {
  readonly stage: string;
  readonly region?: string | undefined;
  readonly profile?: string | undefined;
};

/** A stage, with the region and credentials for requests to AWS. */
export type Stage = Caller & {
  readonly name: string;
  /** Undefined if the credentials come from no profile. */
  readonly profile: string | undefined;
};

/**
 * Finds region and credentials as a deployment does. Throws an error of one sentence if there are none, or
 * if AWS refuses them or does not answer. Does not check that the stage exists.
 */
export async function reachStage(
  { stage, region: option, profile }: StageTarget,
  environment: NodeJS.ProcessEnv = process.env,
): Promise<Stage> {
  const region = await getRegion({ region: option, profile }, environment);
  const sources = { region, profile };
  await refuseMissingCredentials(sources, environment);
  return {
    name: stage,
    region,
    profile: usedProfile(sources, environment),
    credentials: async () => {
      const credentials = await loadCredentials(sources, environment);
      if (credentials) return credentials;
      throw new DomainError(
        "unauthenticated",
        "The profile needs a code from an MFA device, which this command cannot ask for: choose another one with --profile or AWS_PROFILE, or set temporary credentials in the environment.",
      );
    },
  };
}
