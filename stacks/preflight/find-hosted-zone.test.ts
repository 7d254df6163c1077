import { describe, expect, it } from "vitest";
import { findHostedZone } from "./find-hosted-zone.ts";
import { startAwsServer, xmlError } from "./testing/aws-server.ts";
import { callerAt } from "./testing/callers.ts";

type Zone = { readonly id: string; readonly name: string; readonly isPrivate?: boolean };

const zoneXml = ({ id, name, isPrivate = false }: Zone) =>
  `<HostedZone><Id>/hostedzone/${id}</Id><Name>${name}.</Name><CallerReference>r</CallerReference><Config><PrivateZone>${isPrivate}</PrivateZone></Config></HostedZone>`;

const accountWith = (...zones: readonly Zone[]) =>
  startAwsServer(({ operation }) => {
    const headers = { "content-type": "text/xml" };
    if (operation === "GET /hostedzonesbyname") {
      return {
        headers,
        body: `<ListHostedZonesByNameResponse><HostedZones>${zones.map(zoneXml).join("")}</HostedZones><IsTruncated>false</IsTruncated><MaxItems>100</MaxItems></ListHostedZonesByNameResponse>`,
      };
    }
    const zone = zones.find(({ id }) => operation === `GET /hostedzone/${id}`);
    return zone
      ? { headers, body: `<GetHostedZoneResponse>${zoneXml(zone)}</GetHostedZoneResponse>` }
      : xmlError("NoSuchHostedZone", "No.", 404);
  });

const find = (endpoint: string, domain?: string, hostedZoneId?: string) =>
  findHostedZone(callerAt(endpoint), { domain, hostedZoneId }, "iotd");

const example = { id: "Z1", name: "example.com" };

describe("findHostedZone", () => {
  it("without a domain nothing is returned and no request is sent", async () => {
    const account = await accountWith(example);

    expect(await find(account.endpoint)).toBeUndefined();

    expect(account.requests).toHaveLength(0);
  });

  it("the domain's public hosted zone is found among private zones and zones of other names", async () => {
    const account = await accountWith({ ...example, id: "Z0", isPrivate: true }, example, {
      id: "Z2",
      name: "iotd.example.com",
    });

    expect(await find(account.endpoint, "example.com")).toEqual({
      name: "example.com",
      hostedZoneId: "Z1",
    });

    expect(account.requests[0]?.parameters.get("dnsname")).toBe("example.com");
  });

  it("an invalid domain is refused before any request", async () => {
    const account = await accountWith(example);

    await expect(find(account.endpoint, "https://example.com")).rejects.toThrow(
      "IOTD_DOMAIN is “https://example.com”",
    );

    expect(account.requests).toHaveLength(0);
  });

  it("a domain without a public hosted zone in the account is refused", async () => {
    const account = await accountWith({ ...example, isPrivate: true });

    await expect(find(account.endpoint, "example.com")).rejects.toThrow(
      "This account has no public hosted zone example.com: create it in Route 53 and delegate the domain to its name servers, or unset IOTD_DOMAIN to use CloudFront's domain name.",
    );
  });

  it("several public hosted zones for the domain are refused and listed", async () => {
    const account = await accountWith(example, { ...example, id: "Z2" });

    await expect(find(account.endpoint, "example.com")).rejects.toThrow(
      "This account has several public hosted zones example.com (Z1, Z2): set IOTD_HOSTED_ZONE_ID to the one that the domain is delegated to.",
    );
  });

  it("a caller who may not list hosted zones is refused if no id is set", async () => {
    const account = await startAwsServer(() => xmlError("AccessDenied", "No.", 403));

    await expect(find(account.endpoint, "example.com")).rejects.toThrow(
      "The hosted zone of example.com cannot be looked up (AccessDenied): allow route53:ListHostedZonesByName, or set IOTD_HOSTED_ZONE_ID to the zone's id.",
    );
  });

  it("the hosted zone whose id is set is used", async () => {
    const account = await accountWith(example, { ...example, id: "Z2" });

    expect(await find(account.endpoint, "example.com", "Z2")).toEqual({
      name: "example.com",
      hostedZoneId: "Z2",
    });
  });

  it("the hosted zone whose id is set is used unchecked if the caller may not read it", async () => {
    const account = await startAwsServer(() => xmlError("AccessDenied", "No.", 403));

    expect(await find(account.endpoint, "example.com", "Z2")).toEqual({
      name: "example.com",
      hostedZoneId: "Z2",
    });
  });

  it.each([
    ["is not in this account", []],
    ["is the zone of example.org", [{ id: "Z2", name: "example.org" }]],
    ["is private", [{ ...example, id: "Z2", isPrivate: true }]],
  ])("the hosted zone whose id is set is refused if it %s", async (fault, zones) => {
    const account = await accountWith(...zones);

    await expect(find(account.endpoint, "example.com", "Z2")).rejects.toThrow(
      `The hosted zone Z2 of IOTD_HOSTED_ZONE_ID ${fault}: set it to the public zone of example.com, or unset it to have that zone looked up.`,
    );
  });
});
