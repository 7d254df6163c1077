import { VisibleError } from "sst/error.js";

/** A certificate's common name holds no more (RFC 5280, ub-common-name), so ACM asks for no more. */
const longestHostName = 64;

/** Refuses what is not a bare domain in lower case, or too long for a certificate with `subdomain`. */
export function refuseDomainName(domain: string, subdomain: string): void {
  if (!/^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]$/.test(domain)) {
    throw new VisibleError(
      `IOTD_DOMAIN is “${domain}”: set it to a bare domain in lower case such as example.com.`,
    );
  }
  const hostName = `${subdomain}.${domain}`;
  if (hostName.length <= longestHostName) return;
  throw new VisibleError(
    `No certificate can be had for ${hostName}, which is longer than ${longestHostName} characters: set IOTD_DOMAIN to a shorter domain, or name the stage more briefly.`,
  );
}
