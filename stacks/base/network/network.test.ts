import { describe, expect, it } from "vitest";
import { stageNames, stageSettings } from "../../stages.ts";
import { isRecord } from "../../testing/json-value.ts";
import { readPolicy } from "../../testing/read-policy.ts";
import { resolveStages } from "../../testing/resolve-stages.ts";
import { account, region } from "../../testing/synthesise.ts";

const stages = await resolveStages();

/** An address that no packet has, which CDK and we name to keep EC2 from adding a rule of its own. */
const nowhere = "255.255.255.255/32";

describe.each(stageNames)("the network of %s", (name) => {
  const stage = stages[name];
  const settings = stageSettings(name);
  const ofType = (type: string) => stage.resources({ type });
  const subnets = ofType("AWS::EC2::Subnet");

  it("spans as many zones as the stage's table says", () => {
    const zones = subnets.map(({ properties }) => properties.AvailabilityZone);

    expect(new Set(zones).size).toBe(settings.availabilityZones);
  });

  it("is isolated: no route but its own, and no address that the internet knows", () => {
    expect(ofType("AWS::EC2::Route")).toEqual([]);
    for (const { properties } of subnets) expect(properties.MapPublicIpOnLaunch).toBe(false);
  });

  it.each([
    "AWS::EC2::InternetGateway",
    "AWS::EC2::EgressOnlyInternetGateway",
    "AWS::EC2::VPCGatewayAttachment",
    "AWS::EC2::NatGateway",
    "AWS::EC2::EIP",
    "AWS::EC2::VPCPeeringConnection",
    "AWS::EC2::TransitGatewayAttachment",
    "AWS::EC2::VPNGateway",
  ])("has no %s", (type) => {
    expect(ofType(type)).toEqual([]);
  });

  it("is open to no range of addresses, whatever the security group", () => {
    const rules = [
      ...ofType("AWS::EC2::SecurityGroup"),
      ...ofType("AWS::EC2::SecurityGroupIngress"),
      ...ofType("AWS::EC2::SecurityGroupEgress"),
    ];

    expect(rules.flatMap(({ properties }) => rangesIn(properties))).toEqual(
      ofType("AWS::EC2::SecurityGroup").map(() => nowhere),
    );
    expect(JSON.stringify(stage.resources())).not.toMatch(/0\.0\.0\.0\/0|::\/0/);
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

  it("is a gateway in every subnet, which costs nothing, and the only endpoint", () => {
    const routeTables = stage
      .resources({ type: "AWS::EC2::RouteTable" })
      .map((table) => table.name);

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
