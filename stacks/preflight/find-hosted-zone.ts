import type { HostedZone, Route53Client } from "@aws-sdk/client-route-53";
import { VisibleError } from "sst/error.js";
import { type Caller, clientSettings } from "./connection.ts";
import { refuseDomainName } from "./refuse-domain-name.ts";

/** A domain and its public hosted zone in the account. */
export type Domain = { readonly name: string; readonly hostedZoneId: string };

/** The values of IOTD_DOMAIN and IOTD_HOSTED_ZONE_ID. */
export type DomainSettings = {
  readonly domain: string | undefined;
  readonly hostedZoneId: string | undefined;
};

/**
 * The domain with its public hosted zone; undefined if no domain is set. Throws a VisibleError if the domain's
 * name is invalid with `subdomain`, or if the account has no suitable hosted zone for it.
 */
export async function findHostedZone(
  caller: Caller,
  { domain, hostedZoneId }: DomainSettings,
  subdomain: string,
): Promise<Domain | undefined> {
  if (domain === undefined) return undefined;
  refuseDomainName(domain, subdomain);

  const { Route53Client } = await import("@aws-sdk/client-route-53");
  const route53 = new Route53Client(clientSettings(caller));
  try {
    const id = hostedZoneId
      ? await confirmZone(route53, domain, hostedZoneId)
      : await onlyZone(route53, domain);
    return { name: domain, hostedZoneId: id };
  } finally {
    route53.destroy();
  }
}

async function onlyZone(route53: Route53Client, domain: string): Promise<string> {
  const [zone, ...others] = await publicZones(route53, domain);
  if (!zone) {
    throw new VisibleError(
      `This account has no public hosted zone ${domain}: create it in Route 53 and delegate the domain to its name servers, or unset IOTD_DOMAIN to use CloudFront's domain name.`,
    );
  }
  if (others.length > 0) {
    const ids = [zone, ...others].map(idOf).join(", ");
    throw new VisibleError(
      `This account has several public hosted zones ${domain} (${ids}): set IOTD_HOSTED_ZONE_ID to the one that the domain is delegated to.`,
    );
  }
  return idOf(zone);
}

/** Zones are listed by name, starting at `domain`, so its own zones are first. */
async function publicZones(route53: Route53Client, domain: string): Promise<HostedZone[]> {
  const { ListHostedZonesByNameCommand } = await import("@aws-sdk/client-route-53");
  const list = new ListHostedZonesByNameCommand({ DNSName: domain });
  const { HostedZones = [] } = await route53.send(list).catch((error: unknown) => {
    throw new VisibleError(
      `The hosted zone of ${domain} cannot be looked up (${nameOf(error)}): allow route53:ListHostedZonesByName, or set IOTD_HOSTED_ZONE_ID to the zone's id.`,
    );
  });
  return HostedZones.filter((zone) => isNamed(zone, domain) && isPublic(zone));
}

/** A caller who may not read the zone may still know its id, so only a response that contradicts it is refused. */
async function confirmZone(route53: Route53Client, domain: string, id: string): Promise<string> {
  const { GetHostedZoneCommand } = await import("@aws-sdk/client-route-53");
  const answer = await route53.send(new GetHostedZoneCommand({ Id: id })).catch(nameOf);
  if (answer === "NoSuchHostedZone" || answer === "InvalidInput") {
    throw zoneRefusal(domain, id, "is not in this account");
  }
  if (typeof answer === "string" || !answer.HostedZone) return id;

  const zone = answer.HostedZone;
  if (!isNamed(zone, domain)) {
    throw zoneRefusal(domain, id, `is the zone of ${zone.Name?.replace(/\.$/, "")}`);
  }
  if (!isPublic(zone)) throw zoneRefusal(domain, id, "is private");
  return idOf(zone);
}

const zoneRefusal = (domain: string, id: string, fault: string) =>
  new VisibleError(
    `The hosted zone ${id} of IOTD_HOSTED_ZONE_ID ${fault}: set it to the public zone of ${domain}, or unset it to have that zone looked up.`,
  );

const isNamed = ({ Name }: HostedZone, domain: string) => Name === `${domain}.`;
const isPublic = ({ Config }: HostedZone) => !Config?.PrivateZone;
const idOf = ({ Id = "" }: HostedZone) => Id.replace("/hostedzone/", "");
const nameOf = (error: unknown) => (error instanceof Error ? error.name : "unknown");
