import { describe, expect, it } from "vitest";
import { stageNames, stageSettings } from "../../stages.ts";
import { roleStatements } from "../../testing/iam/identity-policies.ts";
import { asRecord, asText } from "../../testing/json-value.ts";
import { resolveStages } from "../../testing/resolve-stages.ts";
import { arnOf, synthesise } from "../../testing/synthesise.ts";

const stages = await resolveStages();

const group = "Bastion.SecurityGroup.GroupId";
const proxyGroup = "Database.ProxySecurityGroup.GroupId";
const withBastion = stageNames.filter((name) => stageSettings(name).bastion);
const withoutBastion = stageNames.filter((name) => !stageSettings(name).bastion);

describe.each(withoutBastion)("%s", (name) => {
  it("a stage without a bastion has no bastion stack, no EC2 instance and no SSM document", () => {
    expect(stages[name].resources({ stackName: "Bastion" })).toEqual([]);
    expect(stages[name].resources({ type: "AWS::EC2::Instance" })).toEqual([]);
    expect(stages[name].resources({ type: "AWS::SSM::Document" })).toEqual([]);
  });
});

describe.each(withBastion)("the bastion of %s", (name) => {
  const stage = stages[name];
  const ofType = (type: string) => stage.resources({ type, stackName: "Bastion" });
  const instances = ofType("AWS::EC2::Instance");
  const properties = instances[0]?.properties ?? {};

  it("the bastion is the stage's only EC2 instance, a t4g.nano", () => {
    expect(stage.resources({ type: "AWS::EC2::Instance" })).toHaveLength(1);
    expect(properties.InstanceType).toBe("t4g.nano");
  });

  it("the bastion starts from the latest Amazon Linux 2023 image for arm64", () => {
    expect(properties.ImageId).toBe(
      "/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-arm64",
    );
  });

  it("the bastion has a Name tag, which stays the same when the instance is replaced", () => {
    expect(properties.Tags).toContainEqual({ Key: "Name", Value: `${name}-iotd-bastion` });
  });

  it("the bastion has no SSH key pair", () => {
    expect(properties.KeyName).toBeUndefined();
  });

  it("the bastion requires IMDSv2 with a hop limit of one", () => {
    expect(properties.MetadataOptions).toEqual({
      HttpTokens: "required",
      HttpPutResponseHopLimit: 1,
    });
  });

  it("the bastion has one encrypted volume, which is deleted with it", () => {
    expect(properties.BlockDeviceMappings).toEqual([
      {
        DeviceName: "/dev/xvda",
        Ebs: { VolumeType: "gp3", VolumeSize: 8, Encrypted: true, DeleteOnTermination: true },
      },
    ]);
  });

  it("the bastion has standard CPU credits, so its load does not change its cost", () => {
    expect(properties.CreditSpecification).toEqual({ CPUCredits: "standard" });
    expect(properties.Monitoring).not.toBe(true);
  });

  it("the bastion has one network interface with a public address and its own security group", () => {
    expect(properties.NetworkInterfaces).toEqual([
      {
        DeviceIndex: "0",
        AssociatePublicIpAddress: true,
        SubnetId: "Network.VpcPublicSubnet1Subnet",
        GroupSet: [group],
      },
    ]);
  });

  it("no security group rule allows connections to the bastion", () => {
    const ingress = stage.resources({ type: "AWS::EC2::SecurityGroupIngress" });

    expect(stage.resource("Bastion.SecurityGroup").properties.SecurityGroupIngress).toBeUndefined();
    expect(ingress.filter(({ properties: { GroupId } }) => GroupId === group)).toEqual([]);
  });

  it("the bastion may connect only to the proxy and to port 443", () => {
    const ways = stage
      .resources({ type: "AWS::EC2::SecurityGroupEgress" })
      .filter(({ properties: { GroupId } }) => GroupId === group)
      .map(({ properties: { IpProtocol, FromPort, ToPort, ...to } }) => ({
        over: [IpProtocol, FromPort, ToPort],
        to: to.DestinationSecurityGroupId ?? to.CidrIp,
      }));

    expect(ways).toHaveLength(2);
    expect(ways).toContainEqual({ over: ["tcp", 5432, 5432], to: proxyGroup });
    expect(ways).toContainEqual({ over: ["tcp", 443, 443], to: "0.0.0.0/0" });
  });

  it("the bastion starts after its egress rule, because its agent looks for its log group only once", () => {
    const { logicalId } = stage.resource("Bastion.ToSystemsManager");

    expect(instances[0]?.dependsOn).toContain(logicalId);
  });

  it("the bastion's role may only accept sessions and write its own log", () => {
    const given = roleStatements(stage)
      .filter(({ role }) => role === "Bastion.InstanceRole")
      .map(({ statement: { actions, resources } }) => ({ actions, resources }));

    expect(ofType("AWS::IAM::InstanceProfile")).toMatchObject([
      { name: properties.IamInstanceProfile, properties: { Roles: ["Bastion.InstanceRole"] } },
    ]);
    expect(given).toEqual([
      {
        actions: [
          "ssm:UpdateInstanceInformation",
          "ssmmessages:CreateControlChannel",
          "ssmmessages:CreateDataChannel",
          "ssmmessages:OpenControlChannel",
          "ssmmessages:OpenDataChannel",
        ],
        resources: ["*"],
      },
      {
        actions: ["logs:CreateLogStream", "logs:DescribeLogStreams", "logs:PutLogEvents"],
        resources: [arnOf("logs", "log-group:Bastion.AgentLog:*")],
      },
      { actions: ["logs:DescribeLogGroups"], resources: ["*"] },
    ]);
    expect(stage.resource("Bastion.InstanceRole").properties.ManagedPolicyArns).toBeUndefined();
  });

  it("each process of the bastion's agent logs to the bastion's log group", () => {
    const script = decode(properties.UserData);
    const groups = [...script.matchAll(/ data-([\w-]+)="([^"]*)"/g)].map(([, key, to]) => [
      key,
      to,
    ]);

    expect(groups).toEqual([
      ["log-group", "Bastion.AgentLog"],
      ["session-worker-log-group", "Bastion.AgentLog"],
      ["document-worker-log-group", "Bastion.AgentLog"],
    ]);
  });

  it("the bastion downloads nothing when it starts", () => {
    expect(decode(properties.UserData)).not.toMatch(/https?:|\b(curl|wget|dnf|yum|rpm|pip|aws)\b/);
  });
});

describe.each(withBastion)("the tunnel of %s", (name) => {
  const { properties } = stages[name].resource("Bastion.Tunnel");
  const content = asRecord(properties.Content);

  it("the session document forwards a local port to the proxy and to nothing else", () => {
    expect(properties).toMatchObject({ DocumentType: "Session", DocumentFormat: "JSON" });
    expect(content).toMatchObject({ schemaVersion: "1.0", sessionType: "Port" });
    expect(content.properties).toEqual({
      type: "LocalPortForwarding",
      host: "Database.Proxy.Endpoint",
      portNumber: "5432",
      localPortNumber: "{{ localPortNumber }}",
    });
    expect(Object.keys(asRecord(content.parameters))).toEqual(["localPortNumber"]);
  });

  it.each([
    ["0", true],
    ["5433", true],
    ["65535", true],
    ["65536", false],
    ["05433", false],
    ["5433; reboot", false],
    ["", false],
  ])("the session document accepts the local port %j: %s", (port, isTaken) => {
    const { allowedPattern } = asRecord(asRecord(content.parameters).localPortNumber);

    expect(new RegExp(asText(allowedPattern)).test(port)).toBe(isTaken);
  });

  it("a session ends after 20 idle minutes and after eight hours", () => {
    expect(content.inputs).toEqual({ idleSessionTimeout: "20", maxSessionDuration: "480" });
  });

  it("a changed session document becomes a new version under the same name", () => {
    expect(properties).toMatchObject({ Name: `${name}-iotd-tunnel`, UpdateMethod: "NewVersion" });
  });
});

it("sst dev deploys the bastion too, after the database", async () => {
  const live = await synthesise("anna", { mode: "dev" });

  expect(live.stackNames).toContain("Bastion");
  expect(live.deployedBefore("Bastion")).toContain("Database");
});

const decode = (userData: unknown): string =>
  Buffer.from(asText(userData), "base64").toString("utf8");
