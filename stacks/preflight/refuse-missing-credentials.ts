import { VisibleError } from "sst/error.js";
import { type Caller, type Connection, clientSettings } from "./connection.ts";
import { explainNetworkError, type Target } from "./explain-network-error.ts";
import {
  type CredentialSources,
  hasKeys,
  loadCredentials,
  usedProfile,
} from "./load-credentials.ts";

const expired = ["ExpiredToken", "ExpiredTokenException"];
const unknownKey = ["InvalidClientTokenId", "UnrecognizedClientException", "AuthFailure"];
const wrongSecret = ["SignatureDoesNotMatch", "InvalidSignatureException", "IncompleteSignature"];

/**
 * Throws a VisibleError if AWS does not accept the caller in the region. It says whether credentials are
 * missing, expired or wrong, whether the region does not exist or is not enabled, or whether there is no
 * response. Other errors of AWS are left to the command itself.
 */
export async function refuseMissingCredentials(
  sources: CredentialSources,
  environment: NodeJS.ProcessEnv,
  connection: Connection = {},
): Promise<void> {
  const { region } = sources;
  const source = describeSource(sources, environment);
  const endpoint = connection.endpoint ?? environment.AWS_ENDPOINT_URL;
  const target = { region, endpoint, lookup: connection.lookup };
  const credentials = await loadCredentials(sources, environment).catch(async (error: unknown) => {
    throw new VisibleError(await explainNoCredentials(error, source, target));
  });
  if (!credentials) return;

  const caller = { region, credentials: async () => credentials, connection };
  const error = await getCallerError(caller);
  const sentence =
    error &&
    ((await explainRefusal(error, source, caller)) ?? (await explainNetworkError(error, target)));
  if (sentence) throw new VisibleError(sentence);
}

/** AWS's error for GetCallerIdentity, which needs no permission; undefined if it succeeds. */
async function getCallerError(caller: Caller): Promise<Error | undefined> {
  const { GetCallerIdentityCommand, STSClient } = await import("@aws-sdk/client-sts");
  const sts = new STSClient(clientSettings(caller));
  try {
    await sts.send(new GetCallerIdentityCommand({}));
    return undefined;
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  } finally {
    sts.destroy();
  }
}

type Source = {
  readonly profile: string | undefined;
  readonly name: string;
  readonly renewal: string;
};

function describeSource(sources: CredentialSources, environment: NodeJS.ProcessEnv): Source {
  const profile = usedProfile(sources, environment);
  if (profile !== undefined) {
    return {
      profile,
      name: `of profile “${profile}”`,
      renewal: `sign in again, for example with aws sso login --profile ${profile}`,
    };
  }
  return hasKeys(environment)
    ? { profile, name: "in AWS_ACCESS_KEY_ID", renewal: "set new ones" }
    : { profile, name: "of this machine", renewal: "sign in again" };
}

async function explainNoCredentials(
  error: unknown,
  source: Source,
  target: Target,
): Promise<string> {
  // The SDK has no error name for an expired single sign-on session, but its message says how to sign in.
  if (nameIn(error, expired) || (error instanceof Error && /sso login/.test(error.message))) {
    return expiry(source);
  }
  const noAnswer = await explainNetworkError(error, target);
  if (noAnswer !== undefined) return noAnswer;
  return source.profile === undefined
    ? "No AWS credentials were found: set AWS_PROFILE to one of the profiles that aws configure list-profiles lists, or set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY."
    : `Profile “${source.profile}” gives no AWS credentials: choose one of those that aws configure list-profiles lists, with --profile or AWS_PROFILE.`;
}

async function explainRefusal(error: Error, source: Source, caller: Caller) {
  if (nameIn(error, expired)) return expiry(source);
  if (nameIn(error, unknownKey) && (await isAcceptedInUsEast1(caller))) {
    return `Region ${caller.region} is not enabled in this account: enable it at https://console.aws.amazon.com/billing/home#/account, or choose another one with --region or AWS_REGION.`;
  }
  if (nameIn(error, [...unknownKey, ...wrongSecret])) {
    return `AWS refuses the credentials ${source.name} (${error.name}): replace the access key and its secret, or choose a profile with AWS_PROFILE.`;
  }
  return undefined;
}

const expiry = ({ name, renewal }: Source) =>
  `The AWS credentials ${name} have expired: ${renewal}, and repeat the command.`;

/** Whether us-east-1 accepts the access key. A region that is not enabled accepts none. */
const isAcceptedInUsEast1 = async (caller: Caller) =>
  caller.region !== "us-east-1" &&
  (await getCallerError({ ...caller, region: "us-east-1" })) === undefined;

const nameIn = (error: unknown, names: readonly string[]) =>
  error instanceof Error && names.includes(error.name);
