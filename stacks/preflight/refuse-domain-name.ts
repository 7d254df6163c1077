import { VisibleError } from "sst/error.js";

/** The longest common name of a certificate (RFC 5280, ub-common-name), which ACM requires too. */
const longestHostName = 64;

/** Throws a VisibleError if `domain` is not a domain in lower case, or is too long for a certificate with `subdomain`. */
export function refuseDomainName(domain: string, subdomain: string): void {
  if (!/^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]$/.test(domain)) {
    throw new VisibleError(
      `IOTD_DOMAIN is “${domain}”: set it to a bare domain in lower case such as example.com.`,
    );
  }
  const hostName = `${subdomain}.${domain}`;
  if (hostName.length <= longestHostName) return;
  throw new VisibleError(
    `ACM issues no certificate for ${hostName}, which is longer than ${longestHostName} characters: set IOTD_DOMAIN to a shorter domain, or use a shorter stage name.`,
  );
}
