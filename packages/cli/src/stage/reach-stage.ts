import { DomainError } from "@iotd/core/errors";
import {
  type Caller,
  loadCredentials,
  refuseMissingCredentials,
  usedProfile,
} from "@iotd/stacks/credentials";
import { getRegion } from "@iotd/stacks/region";

/** Which stage a person means, and where; what is left out, the environment and AWS's files say. */
export type StageTarget = {
  readonly stage: string;
  readonly region?: string | undefined;
  readonly profile?: string | undefined;
};

/** A stage, and as whom and where AWS is asked about it. */
export type Stage = Caller & {
  readonly name: string;
  /** Undefined where no profile gives the credentials. */
  readonly profile: string | undefined;
};

/**
 * Finds region and credentials as a deployment does. Throws an error of one sentence if there are
 * none, if AWS does not take them, or if nobody answers; whether the stage is there is not asked yet.
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
        "The profile wants a code from a device, which this command cannot ask for: choose another one with --profile or AWS_PROFILE, or set temporary credentials in the environment.",
      );
    },
  };
}
