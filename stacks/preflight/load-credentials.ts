import type { Credentials } from "./connection.ts";

export type CredentialSources = {
  readonly region: string;
  /** The option `--profile`. */
  readonly profile?: string | undefined;
  /** The option `--role`. */
  readonly role?: string | undefined;
};

/** The profile whose credentials are used; undefined if the default chain decides. */
export const usedProfile = (
  { profile }: Pick<CredentialSources, "profile">,
  environment: NodeJS.ProcessEnv,
): string | undefined =>
  // SST prefers keys in the environment to --profile, the SDK prefers AWS_PROFILE to both.
  (hasKeys(environment) ? undefined : profile) || environment.AWS_PROFILE || undefined;

export const hasKeys = (environment: NodeJS.ProcessEnv): boolean =>
  Boolean(environment.AWS_ACCESS_KEY_ID && environment.AWS_SECRET_ACCESS_KEY);

/**
 * The credentials that SST is going to use, found the way that SST finds them. Undefined where a
 * code from a device is wanted: SST asks for it, and it can be given once only.
 */
export async function loadCredentials(
  sources: CredentialSources,
  environment: NodeJS.ProcessEnv,
): Promise<Credentials | undefined> {
  // Loading the SDK takes a tenth of a second, which commands without an account are spared.
  const { fromNodeProviderChain } = await import("@aws-sdk/credential-providers");
  const codeWanted = new Error("A code from a device is wanted.");
  const profile = usedProfile(sources, environment);
  const load = fromNodeProviderChain({
    parentClientConfig: { region: sources.region },
    ...(profile === undefined ? {} : { profile }),
    ...(sources.role === undefined ? {} : { roleArn: sources.role }),
    mfaCodeProvider: () => Promise.reject(codeWanted),
  });
  return load().catch((error: unknown) => {
    if (error === codeWanted) return undefined;
    throw error;
  });
}
