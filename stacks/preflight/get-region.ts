import { VisibleError } from "sst/error.js";

/** Used if only credentials are set. SST prints the region before it deploys. */
const defaultRegion = "eu-west-1";

/** The options of the command that decide about the region. */
export type RegionSources = {
  /** The option `--region`. */
  readonly region?: string | undefined;
  readonly profile?: string | undefined;
};

/**
 * The region to deploy to: from `--region`, the environment or the profile, in this order. SST itself reads it
 * from different sources in different places. Throws a VisibleError if it is not the name of a region.
 */
export async function getRegion(
  { region: option, profile }: RegionSources,
  environment: NodeJS.ProcessEnv,
): Promise<string> {
  const region =
    option ||
    environmentRegion(environment) ||
    (await regionOfProfile(profile ?? environment.AWS_PROFILE)) ||
    defaultRegion;
  if (!/^[a-z]{2,}(-[a-z]+)+-\d+$/.test(region)) {
    throw new VisibleError(
      `“${region}” is not the name of an AWS region: set --region or AWS_REGION to one such as eu-west-1.`,
    );
  }
  return region;
}

/** The region in the environment: AWS's SDKs read the first variable, AWS's command line the second. */
export const environmentRegion = (environment: NodeJS.ProcessEnv): string | undefined =>
  environment.AWS_REGION || environment.AWS_DEFAULT_REGION || undefined;

async function regionOfProfile(profile: string | undefined): Promise<string | undefined> {
  // Of the clients that read profiles, this one loads fastest.
  const { Route53Client } = await import("@aws-sdk/client-route-53");
  const client = new Route53Client(profile === undefined ? {} : { profile });
  return client.config.region().catch(() => undefined);
}
