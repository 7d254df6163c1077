import { Agent } from "node:https";
import type { LookupFunction } from "node:net";

/**
 * How to connect to AWS. Without an endpoint the SDK uses AWS's own, or the one in AWS_ENDPOINT_URL. Tests
 * set a server and a DNS resolver.
 */
export type Connection = {
  readonly endpoint?: string;
  readonly lookup?: LookupFunction;
};

/** An access key, as the SDK's providers return it. */
export type Credentials = {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
  readonly expiration?: Date;
};

/** The region, credentials and connection of requests to AWS. */
export type Caller = {
  readonly region: string;
  readonly credentials: () => Promise<Credentials>;
  readonly connection?: Connection;
};

/** The settings of every client: each request ends within seconds, with or without a response. */
export const clientSettings = ({ region, credentials, connection = {} }: Caller) => ({
  region,
  credentials,
  ...(connection.endpoint === undefined ? {} : { endpoint: connection.endpoint }),
  // The second attempt is for a wrong system clock: the SDK reads the time from the first response.
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
