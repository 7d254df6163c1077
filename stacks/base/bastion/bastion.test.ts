import { describe, expect, it } from "vitest";
import { stageNames, stageSettings } from "../../stages.ts";
import { asRecord, asText } from "../../testing/json-value.ts";
import { roleStatements } from "../../testing/read-policy.ts";
import { resolveStages } from "../../testing/resolve-stages.ts";
import { arnOf, synthesise } from "../../testing/synthesise.ts";

const stages = await resolveStages();

const group = "Bastion.SecurityGroup.GroupId";
const proxyGroup = "Database.ProxySecurityGroup.GroupId";
const withBastion = stageNames.filter((name) => stageSettings(name).bastion);
const withoutBastion = stageNames.filter((name) => !stageSettings(name).bastion);

describe.each(withoutBastion)("%s, which has no bastion", (name) => {
  it("has no machine, no document for tunnels and no stack for them", () => {
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

  it("is the only machine of the stage, and as small as AWS makes them", () => {
    expect(stage.resources({ type: "AWS::EC2::Instance" })).toHaveLength(1);
    expect(properties.InstanceType).toBe("t4g.nano");
  });

  it("starts from AWS's latest image of Amazon Linux 2023 for arm64", () => {
    expect(properties.ImageId).toBe(
      "/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-arm64",
    );
  });

  it("has a name that a right can hold on to when its id changes", () => {
    expect(properties.Tags).toContainEqual({ Key: "Name", Value: `${name}-iotd-bastion` });
  });

  it("is a machine that nobody has a key to", () => {
    expect(properties.KeyName).toBeUndefined();
  });

  it("hands out its role's credentials by tokens alone, and not through a second hop", () => {
    expect(properties.MetadataOptions).toEqual({
      HttpTokens: "required",
      HttpPutResponseHopLimit: 1,
    });
  });

  it("has one disk, encrypted and gone with it", () => {
    expect(properties.BlockDeviceMappings).toEqual([
      {
        DeviceName: "/dev/xvda",
        Ebs: { VolumeType: "gp3", VolumeSize: 8, Encrypted: true, DeleteOnTermination: true },
      },
    ]);
  });

  it("costs the same whatever it is made to do", () => {
    expect(properties.CreditSpecification).toEqual({ CPUCredits: "standard" });
    expect(properties.Monitoring).not.toBe(true);
  });

  it("has a public address, on its one interface, in a group of its own", () => {
    expect(properties.NetworkInterfaces).toEqual([
      {
        DeviceIndex: "0",
        AssociatePublicIpAddress: true,
        SubnetId: "Network.VpcPublicSubnet1Subnet",
        GroupSet: [group],
      },
    ]);
  });

  it("is reached by nobody", () => {
    const ingress = stage.resources({ type: "AWS::EC2::SecurityGroupIngress" });

    expect(stage.resource("Bastion.SecurityGroup").properties.SecurityGroupIngress).toBeUndefined();
    expect(ingress.filter(({ properties: { GroupId } }) => GroupId === group)).toEqual([]);
  });

  it("reaches the proxy and whatever speaks TLS, and nothing else", () => {
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

  it("starts when its way to the log is open, since its agent asks for that once", () => {
    const { logicalId } = stage.resource("Bastion.ToSystemsManager");

    expect(instances[0]?.dependsOn).toContain(logicalId);
  });

  it("may take sessions and write its own log, and nothing else", () => {
    const given = roleStatements(stage)
      .filter(({ roles }) => roles.includes("Bastion.InstanceRole"))
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

  it("writes the log of each of its agent's processes to a group of ours", () => {
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

  it("downloads nothing when it starts", () => {
    expect(decode(properties.UserData)).not.toMatch(/https?:|\b(curl|wget|dnf|yum|rpm|pip|aws)\b/);
  });
});

describe.each(withBastion)("a tunnel of %s", (name) => {
  const { properties } = stages[name].resource("Bastion.Tunnel");
  const content = asRecord(properties.Content);

  it("is a session that forwards a port of the operator's choice to the proxy, and to nothing else", () => {
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
  ])("takes %j for a port: %s", (port, isTaken) => {
    const { allowedPattern } = asRecord(asRecord(content.parameters).localPortNumber);

    expect(new RegExp(asText(allowedPattern)).test(port)).toBe(isTaken);
  });

  it("ends after twenty minutes without use, and after a working day in any case", () => {
    expect(content.inputs).toEqual({ idleSessionTimeout: "20", maxSessionDuration: "480" });
  });

  it("has the stage's name, and keeps it when what it says changes", () => {
    expect(properties).toMatchObject({ Name: `${name}-iotd-tunnel`, UpdateMethod: "NewVersion" });
  });
});

it("is there for sst dev too, and deployed after the database it leads to", async () => {
  const live = await synthesise("anna", { mode: "dev" });

  expect(live.stackNames).toContain("Bastion");
  expect(live.deployedBefore("Bastion")).toContain("Database");
});

const decode = (userData: unknown): string =>
  Buffer.from(asText(userData), "base64").toString("utf8");
