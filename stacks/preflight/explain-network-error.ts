import { lookup as systemLookup } from "node:dns";
import type { LookupFunction } from "node:net";

/** Where a request was sent to. */
export type Target = {
  readonly region: string;
  /** The endpoint used instead of AWS's; undefined for AWS's own. */
  readonly endpoint: string | undefined;
  readonly lookup: LookupFunction | undefined;
};

/**
 * Explains why a request got no response, if `error` is a network error: the endpoint does not respond, the
 * region does not exist, which DNS shows, or there is no connection to AWS. Otherwise undefined.
 */
export async function explainNetworkError(
  error: unknown,
  target: Target,
): Promise<string | undefined> {
  if (!isNetworkError(error)) return undefined;
  const reason = error.message || String(error.code);
  if (target.endpoint !== undefined) {
    return `Nothing answers at ${target.endpoint} (${reason}): start the server there, or unset AWS_ENDPOINT_URL.`;
  }
  const lookup = target.lookup ?? systemLookup;
  if (isNameUnknown(error, target.region) && (await isResolved("sts.amazonaws.com", lookup))) {
    return `There is no AWS region “${target.region}”: check --region and AWS_REGION.`;
  }
  return `AWS cannot be reached (${reason}): check the connection to the internet and any proxy or VPN in between.`;
}

type NetworkError = Error & { readonly code?: unknown };

/** Node's connection errors have a code; an error with an HTTP status is a response. */
function isNetworkError(error: unknown): error is NetworkError {
  if (!(error instanceof Error) || statusOf(error) !== undefined) return false;
  if (error.name === "TimeoutError") return true;
  return "code" in error && typeof error.code === "string";
}

function statusOf(error: Error): unknown {
  if (!("$metadata" in error) || typeof error.$metadata !== "object") return undefined;
  const metadata = error.$metadata ?? {};
  return "httpStatusCode" in metadata ? metadata.httpStatusCode : undefined;
}

const isNameUnknown = ({ code, message }: NetworkError, region: string) =>
  code === "ENOTFOUND" && message.includes(`.${region}.`);

const isResolved = (hostName: string, lookup: LookupFunction) =>
  new Promise<boolean>((resolve) => lookup(hostName, {}, (error) => resolve(!error)));
