import { describe, expect, it } from "vitest";
import { checkAccount } from "./check-account.ts";
import { type AwsAnswer, jsonAnswer, queryAnswer, startAwsServer } from "./testing/aws-server.ts";
import { callerAt } from "./testing/callers.ts";

const offer =
  "<OrderableDBInstanceOptions><OrderableDBInstanceOption/></OrderableDBInstanceOptions>";
const zone =
  "<HostedZone><Id>/hostedzone/Z1</Id><Name>example.com.</Name><CallerReference>r</CallerReference></HostedZone>";

const answers: Readonly<Record<string, AwsAnswer>> = {
  DescribeOrderableDBInstanceOptions: queryAnswer("DescribeOrderableDBInstanceOptions", offer),
  DescribeDBProxies: queryAnswer("DescribeDBProxies", "<DBProxies/>"),
  "GET /account-settings": jsonAnswer({
    AccountLimit: { ConcurrentExecutions: 1_000, UnreservedConcurrentExecutions: 1_000 },
  }),
  "GET /hostedzonesbyname": {
    headers: { "content-type": "text/xml" },
    body: `<ListHostedZonesByNameResponse><HostedZones>${zone}</HostedZones><IsTruncated>false</IsTruncated><MaxItems>100</MaxItems></ListHostedZonesByNameResponse>`,
  },
};

const withoutOffer = queryAnswer(
  "DescribeOrderableDBInstanceOptions",
  "<OrderableDBInstanceOptions/>",
);
const newAccount = jsonAnswer({
  AccountLimit: { ConcurrentExecutions: 10, UnreservedConcurrentExecutions: 10 },
});

const accountWith = (changes: Readonly<Record<string, AwsAnswer>> = {}) =>
  startAwsServer(({ operation }) => ({ ...answers, ...changes })[operation]);

const anApp = (stage: string, mode: "deploy" | "dev" | "remove" = "deploy") => ({
  stage,
  mode,
  region: "eu-west-1",
  logicalPrefixedName: (name: string) => `${stage}-iotd-${name}`,
});

const checkAt = (endpoint: string, environment: NodeJS.ProcessEnv = {}) => {
  const { credentials, connection = {} } = callerAt(endpoint);
  return { engineVersion: "17.5", environment, credentials, connection, command: ["sst"] };
};

describe("checkAccount", () => {
  it("an account that meets all requirements passes, and its domain is returned", async () => {
    const { endpoint } = await accountWith();
    const check = checkAt(endpoint, { IOTD_DOMAIN: "example.com" });

    expect(await checkAccount(anApp("prod"), check)).toEqual({
      domain: { name: "example.com", hostedZoneId: "Z1" },
    });
  });

  it.each([{}, { IOTD_DOMAIN: "", IOTD_HOSTED_ZONE_ID: "" }])(
    "no domain is returned if none is set: %j",
    async (environment) => {
      const { endpoint } = await accountWith();

      expect(await checkAccount(anApp("dev"), checkAt(endpoint, environment))).toEqual({
        domain: undefined,
      });
    },
  );

  it("the error names all problems at once", async () => {
    const { endpoint } = await accountWith({
      DescribeOrderableDBInstanceOptions: withoutOffer,
      "GET /account-settings": newAccount,
    });
    const check = checkAt(endpoint, { IOTD_DOMAIN: "Example" });

    await expect(checkAccount(anApp("prod"), check)).rejects.toThrow(
      /^IOTD_DOMAIN is “Example”.+\nRegion eu-west-1 does not offer.+\nStage prod reserves.+\.$/,
    );
  });

  it("the concurrency limit is not requested for a stage that reserves none", async () => {
    const { endpoint, requests } = await accountWith({ "GET /account-settings": newAccount });

    await checkAccount(anApp("dev"), checkAt(endpoint));

    expect(requests.map(({ operation }) => operation)).not.toContain("GET /account-settings");
  });

  it("an invalid stage name is refused, which SST may have asked for after the command began", async () => {
    const { endpoint } = await accountWith();

    await expect(checkAccount(anApp("Anna"), checkAt(endpoint))).rejects.toThrow(
      "“Anna” cannot name a stage",
    );
  });

  it("the removal of a protected stage is refused", async () => {
    const { endpoint } = await accountWith();
    const check = { ...checkAt(endpoint), command: ["node", "sst", "remove"] };

    await expect(checkAccount(anApp("prod", "remove"), check)).rejects.toThrow(
      "Stage prod is protected",
    );
  });

  it.each(["types", "bind"])("the command %s is not treated as a removal", async (command) => {
    const { endpoint } = await accountWith();
    const check = { ...checkAt(endpoint), command: ["node", "sst", command] };

    await expect(checkAccount(anApp("prod", "remove"), check)).resolves.toBeDefined();
  });

  it("a stage whose hosted zone no longer exists can be removed, without requests to AWS", async () => {
    const { endpoint, requests } = await startAwsServer(() => undefined);
    const check = checkAt(endpoint, { IOTD_DOMAIN: "example.com" });

    expect(await checkAccount(anApp("dev", "remove"), check)).toEqual({ domain: undefined });

    expect(requests).toHaveLength(0);
  });

  it("a removal knows the domain if the hosted zone's id is set", async () => {
    const { endpoint } = await startAwsServer(() => undefined);
    const settings = { IOTD_DOMAIN: "example.com", IOTD_HOSTED_ZONE_ID: "Z1" };

    expect(await checkAccount(anApp("dev", "remove"), checkAt(endpoint, settings))).toEqual({
      domain: { name: "example.com", hostedZoneId: "Z1" },
    });
  });
});
