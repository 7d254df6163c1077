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
  /** The services that a key's policy allows to use it. */
  const servicesOf = (key: string) =>
    policyOf(key).flatMap(({ principals: { Service = [] } }) => Service);

  it("there is one key for data, one for logs and alarms, and one for secrets", () => {
    expect(keys.map((key) => key.name)).toEqual(["Keys.Data", "Keys.Logs", "Keys.Secrets"]);
  });

  it("AWS rotates every key", () => {
    for (const { properties } of keys) expect(properties.EnableKeyRotation).toBe(true);
  });

  it("only this account manages the keys", () => {
    const accounts = keys
      .flatMap(({ properties }) => readPolicy(properties.KeyPolicy))
      .flatMap(({ principals: { Service: _, ...others } }) => Object.values(others).flat());

    expect(new Set(accounts)).toEqual(new Set([`arn:aws:iam::${account}:root`]));
  });

  it("S3 may use the data key, logs and alerts the logs key, and no service the secrets key", () => {
    expect(servicesOf("Data")).toEqual(["s3.amazonaws.com"]);
    expect(servicesOf("Logs")).toEqual([
      `logs.${region}.amazonaws.com`,
      "budgets.amazonaws.com",
      "cloudwatch.amazonaws.com",
    ]);
    expect(servicesOf("Secrets")).toEqual([]);
  });

  it("services may use the keys only for resources of this account", () => {
    const lent = ["Data", "Logs"].flatMap(policyOf).filter(({ principals }) => principals.Service);

    expect(lent).toHaveLength(3);
    for (const { condition } of lent) expect(JSON.stringify(condition)).toContain(account);
  });

  it("the database, its master user's password and the queues are encrypted with the data key", () => {
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

  it("log groups and topics are encrypted with the logs key", () => {
    for (const { properties } of stage.resources({ type: "AWS::Logs::LogGroup" })) {
      expect(properties.KmsKeyId).toBe(keyArn("Logs"));
    }
    for (const { properties } of stage.resources({ type: "AWS::SNS::Topic" })) {
      expect(properties.KmsMasterKeyId).toBe(keyArn("Logs"));
    }
  });

  it("secrets, and the environment variables of functions that contain one, are encrypted with the secrets key", () => {
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
