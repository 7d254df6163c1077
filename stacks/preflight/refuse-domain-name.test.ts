import { describe, expect, it } from "vitest";
import { refuseDomainName } from "./refuse-domain-name.ts";

describe("refuseDomainName", () => {
  it.each(["example.com", "my-site.co.uk", "a.b.c.example", "xn--bcher-kva.example"])(
    "%s is accepted as a domain",
    (domain) => {
      expect(() => refuseDomainName(domain, "iotd")).not.toThrow();
    },
  );

  it.each([
    "https://example.com",
    "example.com/",
    "example.com.",
    "Example.com",
    "example",
    "-example.com",
    "exa_mple.com",
    "example..com",
    "10.0.0.1",
    "example.com:443",
  ])("%s is refused as a domain", (domain) => {
    expect(() => refuseDomainName(domain, "iotd")).toThrow(
      `IOTD_DOMAIN is “${domain}”: set it to a bare domain in lower case such as example.com.`,
    );
  });

  it("a domain that makes the site's name too long for a certificate is refused", () => {
    const domain = `${"a".repeat(56)}.com`;

    expect(() => refuseDomainName(domain.slice(1), "iotd")).not.toThrow();
    expect(() => refuseDomainName(domain, "iotd")).toThrow(
      `ACM issues no certificate for iotd.${domain}, which is longer than 64 characters`,
    );
  });
});
