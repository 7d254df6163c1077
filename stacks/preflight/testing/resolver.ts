import type { LookupFunction } from "node:net";

/** A DNS resolver that knows only `hostNames`, at an address without a server. */
export const resolverOf =
  (...hostNames: readonly string[]): LookupFunction =>
  (hostName, _options, callback) => {
    if (hostNames.includes(hostName)) return callback(null, "127.0.0.1", 4);
    const error = new Error(`getaddrinfo ENOTFOUND ${hostName}`);
    callback(Object.assign(error, { code: "ENOTFOUND" }), "", 4);
  };
