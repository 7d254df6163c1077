import type { LookupFunction } from "node:net";

/** A resolver that knows `hostNames`, at an address where nobody answers, and no others. */
export const resolverOf =
  (...hostNames: readonly string[]): LookupFunction =>
  (hostName, _options, callback) => {
    if (hostNames.includes(hostName)) return callback(null, "127.0.0.1", 4);
    const error = new Error(`getaddrinfo ENOTFOUND ${hostName}`);
    callback(Object.assign(error, { code: "ENOTFOUND" }), "", 4);
  };
