import { describe, expect, it } from "vitest";
import { stageNames, stageSettings } from "../../stages.ts";
import { isRecord } from "../../testing/json-value.ts";
import { readPolicy } from "../../testing/read-policy.ts";
import { resolveStages } from "../../testing/resolve-stages.ts";
import { readSubnets } from "../../testing/subnets.ts";
import { account, region } from "../../testing/synthesise.ts";

const stages = await resolveStages();

/** An address that no packet has: a rule with it keeps EC2 from adding one that allows all traffic out. */
const nowhere = "255.255.255.255/32";

describe.each(stageNames)("the network of %s", (name) => {
  const stage = stages[name];
  const settings = stageSettings(name);
  const ofType = (type: string) => stage.resources({ type });
  const subnets = readSubnets(stage);
  const isolated = subnets.filter(({ isIsolated }) => isIsolated);
  const others = subnets.filter(({ isIsolated }) => !isIsolated);
  const publicSubnets = settings.bastion ? settings.availabilityZones : 0;

  it("there is an isolated subnet in each of the stage table's availability zones", () => {
    expect(isolated).toHaveLength(settings.availabilityZones);
    expect(new Set(isolated.map(({ zone }) => zone)).size).toBe(settings.availabilityZones);
  });

  it("isolated subnets have the same address ranges with and without a bastion", () => {
    const ranges = ["10.0.0.0/22", "10.0.4.0/22", "10.0.8.0/22"];

    expect(isolated.map(({ range }) => range)).toEqual(ranges.slice(0, isolated.length));
  });

  it("only the bastion is in a public subnet", () => {
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

  it("the only routes lead from public subnets to the internet gateway", () => {
    const routes = ofType("AWS::EC2::Route").map(({ properties }) => properties);

    expect(routes).toEqual(
      others.map(({ routeTable }) => ({
        RouteTableId: routeTable,
        DestinationCidrBlock: "0.0.0.0/0",
        GatewayId: "Network.VpcIGW",
      })),
    );
  });

  it("no subnet assigns public addresses by default", () => {
    for (const { properties } of ofType("AWS::EC2::Subnet")) {
      expect(properties.MapPublicIpOnLaunch).toBe(false);
    }
  });

  it.each(["AWS::EC2::InternetGateway", "AWS::EC2::VPCGatewayAttachment"])(
    "there is an %s only if there is a bastion",
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
  ])("the network has no %s", (type) => {
    expect(ofType(type)).toEqual([]);
  });

  it("no security group rule has an address range, except the bastion's egress to port 443", () => {
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

  it("security groups have no inline rules that let traffic in or out", () => {
    for (const { properties } of ofType("AWS::EC2::SecurityGroup")) {
      expect(properties.SecurityGroupIngress).toBeUndefined();
      // Without any rule, EC2 adds one that allows all egress.
      expect(properties.SecurityGroupEgress).toMatchObject([{ CidrIp: nowhere }]);
    }
  });

  it("the default security group has no rules", () => {
    expect(ofType("Custom::VpcRestrictDefaultSG")).toMatchObject([
      { properties: { DefaultSecurityGroupId: "Network.Vpc.DefaultSecurityGroup" } },
    ]);
  });

  it("functions that use S3 may connect only to S3's addresses on port 443", () => {
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

  it("the network has flow logs if the stage table says so", () => {
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

describe.each(stageNames)("the S3 endpoint of %s", (name) => {
  const stage = stages[name];
  const endpoints = stage.resources({ type: "AWS::EC2::VPCEndpoint" });
  const statements = endpoints.flatMap(({ properties }) => readPolicy(properties.PolicyDocument));

  it("the only VPC endpoint is a gateway endpoint for S3 in every isolated subnet", () => {
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

  it("the S3 endpoint allows only the buckets that functions use", () => {
    expect(statements.flatMap(({ resources }) => resources)).toEqual([
      "arn:aws:s3:::Cdn.Media",
      "arn:aws:s3:::Cdn.Media/*",
      "arn:aws:s3:::Uploads.Uploads",
      "arn:aws:s3:::Uploads.Uploads/*",
    ]);
  });

  it("the S3 endpoint allows four named actions", () => {
    expect(statements.flatMap(({ actions }) => actions)).toEqual([
      "s3:DeleteObject",
      "s3:GetObject",
      "s3:ListBucket",
      "s3:PutObject",
    ]);
  });

  it("the S3 endpoint allows only this account's roles", () => {
    for (const { condition } of statements) {
      expect(condition).toEqual({ StringEquals: { "aws:PrincipalAccount": account } });
    }
  });
});

/** Every address range in `value`, at any depth. */
function rangesIn(value: unknown): unknown[] {
  if (Array.isArray(value)) return value.flatMap(rangesIn);
  if (!isRecord(value)) return [];
  return Object.entries(value).flatMap(([key, item]) =>
    /^CidrIp(v6)?$/.test(key) ? [item] : rangesIn(item),
  );
}
