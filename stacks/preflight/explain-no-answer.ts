import { lookup as systemLookup } from "node:dns";
import type { LookupFunction } from "node:net";

export type Target = {
  readonly region: string;
  /** What was asked in place of AWS. */
  readonly endpoint: string | undefined;
  readonly lookup: LookupFunction | undefined;
};

/**
 * Why no answer came, if `error` is of that kind: either there is no such region, whose name DNS then
 * does not know, or nobody can be reached at all.
 */
export async function explainNoAnswer(error: unknown, target: Target): Promise<string | undefined> {
  if (!isNetworkError(error)) return undefined;
  const reason = error.message || String(error.code);
  if (target.endpoint !== undefined) {
    return `Nothing answers at ${target.endpoint} (${reason}): start what is to answer there, or unset AWS_ENDPOINT_URL.`;
  }
  const lookup = target.lookup ?? systemLookup;
  if (isNameUnknown(error, target.region) && (await isResolved("sts.amazonaws.com", lookup))) {
    return `There is no AWS region “${target.region}”: check --region and AWS_REGION.`;
  }
  return `AWS cannot be reached (${reason}): check the connection to the internet and any proxy or VPN in between.`;
}

type NetworkError = Error & { readonly code?: unknown };

/** What Node says of a connection has a code; what has an HTTP status is an answer. */
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
