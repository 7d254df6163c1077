import { describe, expect, it } from "vitest";
import { stageNames } from "../stages.ts";
import { readPolicy } from "../testing/read-policy.ts";
import { resolveStages } from "../testing/resolve-stages.ts";
import { account, arnOf, region } from "../testing/synthesise.ts";

const stages = await resolveStages();
const keyArn = (name: string) => arnOf("kms", `key/Keys.${name}`);

describe.each(stageNames)("the keys of %s", (name) => {
  const stage = stages[name];
  const keys = stage.resources({ type: "AWS::KMS::Key" });
  const policyOf = (key: string) => readPolicy(stage.resource(`Keys.${key}`).properties.KeyPolicy);
  /** The services that a key's policy lets use it, whatever the roles of this account may. */
  const servicesOf = (key: string) =>
    policyOf(key).flatMap(({ principals: { Service = [] } }) => Service);

  it("are one for data, one for logs and alarms, one for secrets", () => {
    expect(keys.map((key) => key.name)).toEqual(["Keys.Data", "Keys.Logs", "Keys.Secrets"]);
  });

  it("are made again by AWS every year", () => {
    for (const { properties } of keys) expect(properties.EnableKeyRotation).toBe(true);
  });

  it("are managed by this account alone", () => {
    const accounts = keys
      .flatMap(({ properties }) => readPolicy(properties.KeyPolicy))
      .flatMap(({ principals: { Service: _, ...others } }) => Object.values(others).flat());

    expect(new Set(accounts)).toEqual(new Set([`arn:aws:iam::${account}:root`]));
  });

  it("are lent to S3 for data, to logs and alarms for theirs, and to no service for secrets", () => {
    expect(servicesOf("Data")).toEqual(["s3.amazonaws.com"]);
    expect(servicesOf("Logs")).toEqual([
      `logs.${region}.amazonaws.com`,
      "budgets.amazonaws.com",
      "cloudwatch.amazonaws.com",
    ]);
    expect(servicesOf("Secrets")).toEqual([]);
  });

  it("are lent to services for what belongs to this account alone", () => {
    const lent = ["Data", "Logs"].flatMap(policyOf).filter(({ principals }) => principals.Service);

    expect(lent).toHaveLength(3);
    for (const { condition } of lent) expect(JSON.stringify(condition)).toContain(account);
  });

  it("encrypt the database, its master's password and the queues with data", () => {
    const cluster = stage.resource("Database.Cluster").properties;
    const queues = stage.resources({ type: "AWS::SQS::Queue" });

    expect(cluster).toMatchObject({
      StorageEncrypted: true,
      KmsKeyId: keyArn("Data"),
      MasterUserSecret: { KmsKeyId: keyArn("Data") },
    });
    expect(queues.map(({ properties }) => properties.KmsMasterKeyId)).toEqual(
      queues.map(() => keyArn("Data")),
    );
  });

  it("encrypt every log group and every topic with logs", () => {
    for (const { properties } of stage.resources({ type: "AWS::Logs::LogGroup" })) {
      expect(properties.KmsKeyId).toBe(keyArn("Logs"));
    }
    for (const { properties } of stage.resources({ type: "AWS::SNS::Topic" })) {
      expect(properties.KmsMasterKeyId).toBe(keyArn("Logs"));
    }
  });

  it("encrypt every secret, and the settings of every function that has secret ones, with secrets", () => {
    const secrets = stage.resources({ type: "AWS::SecretsManager::Secret" });
    const holders = stage
      .resources({ type: "AWS::Lambda::Function" })
      .filter(({ properties }) => JSON.stringify(properties).includes("{{resolve:secretsmanager:"));

    expect(secrets.map(({ properties }) => properties.KmsKeyId)).toEqual(
      secrets.map(() => keyArn("Secrets")),
    );
    expect(holders.map((fn) => fn.name).toSorted()).toEqual([
      "Api.Admin",
      "Api.CheckAdmin",
      "Api.CheckPublic",
      "Api.Public",
    ]);
    for (const { properties } of holders) expect(properties.KmsKeyArn).toBe(keyArn("Secrets"));
  });
});
