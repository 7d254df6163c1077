import { Agent } from "node:https";
import type { LookupFunction } from "node:net";

/**
 * How AWS is reached. Without an endpoint the SDK takes AWS's own, or the one in AWS_ENDPOINT_URL;
 * tests have a server and a resolver of their own.
 */
export type Connection = {
  readonly endpoint?: string;
  readonly lookup?: LookupFunction;
};

export type Credentials = {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
  readonly expiration?: Date;
};

/** As whom, in which region and how AWS is asked. */
export type Caller = {
  readonly region: string;
  readonly credentials: () => Promise<Credentials>;
  readonly connection?: Connection;
};

/** What all clients here have in common: a question takes seconds at most, answered or not. */
export const clientSettings = ({ region, credentials, connection = {} }: Caller) => ({
  region,
  credentials,
  ...(connection.endpoint === undefined ? {} : { endpoint: connection.endpoint }),
  // The second attempt corrects a clock that is wrong; the SDK learns the time from the refusal.
  maxAttempts: 2,
  requestHandler: {
    connectionTimeout: 5_000,
    requestTimeout: 5_000,
    throwOnRequestTimeout: true,
    ...(connection.lookup === undefined
      ? {}
      : { httpsAgent: new Agent({ lookup: connection.lookup }) }),
  },
});
