import { VisibleError } from "sst/error.js";

/** For somebody who sets nothing but credentials; SST names the region before it deploys. */
const defaultRegion = "eu-west-1";

export type RegionSources = {
  /** The option `--region`. */
  readonly region?: string | undefined;
  readonly profile?: string | undefined;
};

/**
 * The region to deploy to, which SST would otherwise take from different places for different parts:
 * from `--region`, the environment or the profile, in this order. Refuses what is no region's name.
 */
export async function getRegion(
  { region: option, profile }: RegionSources,
  environment: NodeJS.ProcessEnv,
): Promise<string> {
  const region =
    option ||
    statedRegion(environment) ||
    (await regionOfProfile(profile ?? environment.AWS_PROFILE)) ||
    defaultRegion;
  if (!/^[a-z]{2,}(-[a-z]+)+-\d+$/.test(region)) {
    throw new VisibleError(
      `“${region}” is not the name of an AWS region: set --region or AWS_REGION to one such as eu-west-1.`,
    );
  }
  return region;
}

/** The command line of AWS reads the second of these, its SDKs read the first. */
export const statedRegion = (environment: NodeJS.ProcessEnv): string | undefined =>
  environment.AWS_REGION || environment.AWS_DEFAULT_REGION || undefined;

async function regionOfProfile(profile: string | undefined): Promise<string | undefined> {
  // This client is the one that loads fastest of those that know profiles.
  const { Route53Client } = await import("@aws-sdk/client-route-53");
  const client = new Route53Client(profile === undefined ? {} : { profile });
  return client.config.region().catch(() => undefined);
}
