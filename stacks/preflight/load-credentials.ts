import type { Credentials } from "./connection.ts";

/** The region and the options of the command that decide about credentials. */
export type CredentialSources = {
  readonly region: string;
  /** The option `--profile`. */
  readonly profile?: string | undefined;
  /** The option `--role`. */
  readonly role?: string | undefined;
};

/** The profile whose credentials are used; undefined if the SDK's default chain decides. */
export const usedProfile = (
  { profile }: Pick<CredentialSources, "profile">,
  environment: NodeJS.ProcessEnv,
): string | undefined =>
  // SST prefers keys in the environment to --profile, the SDK prefers AWS_PROFILE to both.
  (hasKeys(environment) ? undefined : profile) || environment.AWS_PROFILE || undefined;

/** Whether the environment contains an access key. */
export const hasKeys = (environment: NodeJS.ProcessEnv): boolean =>
  Boolean(environment.AWS_ACCESS_KEY_ID && environment.AWS_SECRET_ACCESS_KEY);

/**
 * The credentials that SST will use, from the same sources. Undefined if the profile requires an MFA code: SST
 * asks for it, and a code can be used only once. Rejects if there are no credentials.
 */
export async function loadCredentials(
  sources: CredentialSources,
  environment: NodeJS.ProcessEnv,
): Promise<Credentials | undefined> {
  // Imported here because it takes 0.1 seconds, which other commands do not need.
  const { fromNodeProviderChain } = await import("@aws-sdk/credential-providers");
  const codeRequired = new Error("An MFA code is required.");
  const profile = usedProfile(sources, environment);
  const load = fromNodeProviderChain({
    parentClientConfig: { region: sources.region },
    ...(profile === undefined ? {} : { profile }),
    ...(sources.role === undefined ? {} : { roleArn: sources.role }),
    mfaCodeProvider: () => Promise.reject(codeRequired),
  });
  return load().catch((error: unknown) => {
    if (error === codeRequired) return undefined;
    throw error;
  });
}
