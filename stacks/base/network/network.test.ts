import { describe, expect, it } from "vitest";
import { stageNames, stageSettings } from "../../stages.ts";
import { isRecord } from "../../testing/json-value.ts";
import { readPolicy } from "../../testing/read-policy.ts";
import { resolveStages } from "../../testing/resolve-stages.ts";
import { readSubnets } from "../../testing/subnets.ts";
import { account, region } from "../../testing/synthesise.ts";

const stages = await resolveStages();

/** An address that no packet has, which CDK and we name to keep EC2 from adding a rule of its own. */
const nowhere = "255.255.255.255/32";

describe.each(stageNames)("the network of %s", (name) => {
  const stage = stages[name];
  const settings = stageSettings(name);
  const ofType = (type: string) => stage.resources({ type });
  const subnets = readSubnets(stage);
  const isolated = subnets.filter(({ isIsolated }) => isIsolated);
  const others = subnets.filter(({ isIsolated }) => !isIsolated);
  const publicSubnets = settings.bastion ? settings.availabilityZones : 0;

  it("has an isolated subnet in as many zones as the stage's table says", () => {
    expect(isolated).toHaveLength(settings.availabilityZones);
    expect(new Set(isolated.map(({ zone }) => zone)).size).toBe(settings.availabilityZones);
  });

  it("gives isolated subnets the same ranges with a bastion and without", () => {
    const ranges = ["10.0.0.0/22", "10.0.4.0/22", "10.0.8.0/22"];

    expect(isolated.map(({ range }) => range)).toEqual(ranges.slice(0, isolated.length));
  });

  it("has a subnet that leads to the internet for the bastion alone, where there is one", () => {
    const own = ["AWS::EC2::Route", "AWS::EC2::Subnet", "AWS::EC2::SubnetRouteTableAssociation"];
    const inThem = stage
      .resources()
      .filter(({ type }) => !own.includes(type))
      .filter(({ properties }) =>
        others.some(({ name: subnet }) => JSON.stringify(properties).includes(`"${subnet}"`)),
      );

    expect(others).toHaveLength(publicSubnets);
    expect(inThem.map(({ type }) => type)).toEqual(settings.bastion ? ["AWS::EC2::Instance"] : []);
  });

  it("routes to the internet by its gateway, and nowhere else", () => {
    const routes = ofType("AWS::EC2::Route").map(({ properties }) => properties);

    expect(routes).toEqual(
      others.map(({ routeTable }) => ({
        RouteTableId: routeTable,
        DestinationCidrBlock: "0.0.0.0/0",
        GatewayId: "Network.VpcIGW",
      })),
    );
  });

  it("gives nothing an address that the internet knows unless it asks for one", () => {
    for (const { properties } of ofType("AWS::EC2::Subnet")) {
      expect(properties.MapPublicIpOnLaunch).toBe(false);
    }
  });

  it.each(["AWS::EC2::InternetGateway", "AWS::EC2::VPCGatewayAttachment"])(
    "has an %s where there is a bastion, and nowhere else",
    (type) => {
      expect(ofType(type)).toHaveLength(settings.bastion ? 1 : 0);
    },
  );

  it.each([
    "AWS::EC2::EgressOnlyInternetGateway",
    "AWS::EC2::NatGateway",
    "AWS::EC2::EIP",
    "AWS::EC2::VPCPeeringConnection",
    "AWS::EC2::TransitGatewayAttachment",
    "AWS::EC2::VPNGateway",
  ])("has no %s", (type) => {
    expect(ofType(type)).toEqual([]);
  });

  it("is open to no range of addresses, whatever the security group, but for the bastion's TLS", () => {
    const rules = [
      ...ofType("AWS::EC2::SecurityGroup"),
      ...ofType("AWS::EC2::SecurityGroupIngress"),
      ...ofType("AWS::EC2::SecurityGroupEgress"),
    ];

    const open = stage
      .resources()
      .filter(({ type }) => type !== "AWS::EC2::Route")
      .filter(({ properties }) => /0\.0\.0\.0\/0|::\/0/.test(JSON.stringify(properties)));

    expect(rules.flatMap(({ properties }) => rangesIn(properties))).toEqual([
      ...ofType("AWS::EC2::SecurityGroup").map(() => nowhere),
      ...(settings.bastion ? ["0.0.0.0/0"] : []),
    ]);
    expect(open).toMatchObject(
      settings.bastion
        ? [
            {
              type: "AWS::EC2::SecurityGroupEgress",
              properties: {
                GroupId: "Bastion.SecurityGroup.GroupId",
                IpProtocol: "tcp",
                FromPort: 443,
                ToPort: 443,
              },
            },
          ]
        : [],
    );
  });

  it("lets nothing in by rules within a group, and nothing out", () => {
    for (const { properties } of ofType("AWS::EC2::SecurityGroup")) {
      expect(properties.SecurityGroupIngress).toBeUndefined();
      // Without any rule EC2 would add one that lets everything out.
      expect(properties.SecurityGroupEgress).toMatchObject([{ CidrIp: nowhere }]);
    }
  });

  it("has a default security group without rules", () => {
    expect(ofType("Custom::VpcRestrictDefaultSG")).toMatchObject([
      { properties: { DefaultSecurityGroupId: "Network.Vpc.DefaultSecurityGroup" } },
    ]);
  });

  it("lets functions that use S3 out to S3's addresses over TLS, and to nowhere else", () => {
    const ways = ofType("AWS::EC2::SecurityGroupEgress").filter(
      ({ properties }) => properties.GroupId === "Network.StorageClients.GroupId",
    );

    expect(ways).toMatchObject([
      {
        properties: {
          DestinationPrefixListId: "Network.S3PrefixList.PrefixLists.0.PrefixListId",
          IpProtocol: "tcp",
          FromPort: 443,
          ToPort: 443,
        },
      },
    ]);
    expect(stage.resource("Network.S3PrefixList").properties.Update).toContain(
      `com.amazonaws.${region}.s3"`,
    );
  });

  it("logs its flows where the stage's table says so", () => {
    expect(ofType("AWS::EC2::FlowLog")).toMatchObject(
      settings.flowLogs
        ? [
            {
              properties: {
                ResourceId: "Network.Vpc",
                TrafficType: "ALL",
                LogGroupName: "Network.FlowLogs",
              },
            },
          ]
        : [],
    );
  });
});

describe.each(stageNames)("the way from the network of %s to S3", (name) => {
  const stage = stages[name];
  const endpoints = stage.resources({ type: "AWS::EC2::VPCEndpoint" });
  const statements = endpoints.flatMap(({ properties }) => readPolicy(properties.PolicyDocument));

  it("is a gateway in every isolated subnet, which costs nothing, and the only endpoint", () => {
    const routeTables = readSubnets(stage)
      .filter(({ isIsolated }) => isIsolated)
      .map(({ routeTable }) => routeTable);

    expect(endpoints).toMatchObject([
      {
        properties: {
          VpcEndpointType: "Gateway",
          ServiceName: `com.amazonaws.${region}.s3`,
          RouteTableIds: routeTables,
        },
      },
    ]);
  });

  it("leads to the buckets that functions use, and to nobody else's", () => {
    expect(statements.flatMap(({ resources }) => resources)).toEqual([
      "arn:aws:s3:::Cdn.Media",
      "arn:aws:s3:::Cdn.Media/*",
      "arn:aws:s3:::Uploads.Uploads",
      "arn:aws:s3:::Uploads.Uploads/*",
    ]);
  });

  it("carries four actions, none of them a wildcard", () => {
    expect(statements.flatMap(({ actions }) => actions)).toEqual([
      "s3:DeleteObject",
      "s3:GetObject",
      "s3:ListBucket",
      "s3:PutObject",
    ]);
  });

  it("is for this account's roles alone", () => {
    for (const { condition } of statements) {
      expect(condition).toEqual({ StringEquals: { "aws:PrincipalAccount": account } });
    }
  });
});

it("logs flows in prod alone", () => {
  expect(stageNames.filter((name) => stageSettings(name).flowLogs)).toEqual(["prod"]);
});

it("has a bastion in all stages but prod", () => {
  expect([...stageNames, "anna"].filter((name) => stageSettings(name).bastion)).toEqual([
    "dev",
    "pre",
    "anna",
  ]);
});

it("spans three zones in prod and two elsewhere", () => {
  expect(stageNames.map((name) => stageSettings(name).availabilityZones)).toEqual([2, 2, 3]);
});

/** Every range of addresses that stands anywhere in `value`. */
function rangesIn(value: unknown): unknown[] {
  if (Array.isArray(value)) return value.flatMap(rangesIn);
  if (!isRecord(value)) return [];
  return Object.entries(value).flatMap(([key, item]) =>
    /^CidrIp(v6)?$/.test(key) ? [item] : rangesIn(item),
  );
}
