import { describe, expect, it } from "vitest";
import { refuseRegion } from "./refuse-region.ts";
import { type AwsAnswer, queryAnswer, startAwsServer, xmlError } from "./testing/aws-server.ts";
import { callerAt } from "./testing/callers.ts";

const aurora = queryAnswer(
  "DescribeOrderableDBInstanceOptions",
  "<OrderableDBInstanceOptions><OrderableDBInstanceOption><Engine>aurora-postgresql</Engine></OrderableDBInstanceOption></OrderableDBInstanceOptions>",
);
const noAurora = queryAnswer("DescribeOrderableDBInstanceOptions", "<OrderableDBInstanceOptions/>");
const proxies = queryAnswer("DescribeDBProxies", "<DBProxies/>");

const rdsWith = (answers: { readonly aurora?: AwsAnswer; readonly proxies?: AwsAnswer }) =>
  startAwsServer(({ operation }) =>
    operation === "DescribeDBProxies" ? answers.proxies : answers.aurora,
  );

describe("refuseRegion", () => {
  it("a region that offers the database and RDS Proxy passes", async () => {
    const rds = await rdsWith({ aurora, proxies });

    await expect(refuseRegion(callerAt(rds.endpoint), "17.5")).resolves.toBeUndefined();
  });

  it("the region is checked for the deployed version on Serverless v2", async () => {
    const rds = await rdsWith({ aurora, proxies });

    await refuseRegion(callerAt(rds.endpoint), "17.5");

    const offer = rds.requests.find(({ operation }) => operation !== "DescribeDBProxies");
    expect(Object.fromEntries(offer?.parameters ?? [])).toMatchObject({
      Action: "DescribeOrderableDBInstanceOptions",
      Engine: "aurora-postgresql",
      EngineVersion: "17.5",
      DBInstanceClass: "db.serverless",
    });
  });

  it("a region without the database is refused", async () => {
    const rds = await rdsWith({ aurora: noAurora, proxies });

    await expect(refuseRegion(callerAt(rds.endpoint), "17.5")).rejects.toThrow(
      "Region eu-west-1 does not offer Aurora PostgreSQL 17.5 Serverless: choose another one with --region or AWS_REGION.",
    );
  });

  it("a region without RDS Proxy is refused", async () => {
    const rds = await rdsWith({
      aurora,
      proxies: xmlError("InvalidAction", "DescribeDBProxies is not supported"),
    });

    await expect(refuseRegion(callerAt(rds.endpoint), "17.5")).rejects.toThrow(
      "Region eu-west-1 does not offer RDS Proxy: choose another one with --region or AWS_REGION.",
    );
  });

  it("a region passes if the caller may not check it", async () => {
    const denied = xmlError("AccessDenied", "No.", 403);
    const rds = await rdsWith({ aurora: denied, proxies: denied });

    await expect(refuseRegion(callerAt(rds.endpoint), "17.5")).resolves.toBeUndefined();
  });

  it("a region passes if the server does not support the requests", async () => {
    const rds = await rdsWith({});

    await expect(refuseRegion(callerAt(rds.endpoint), "17.5")).resolves.toBeUndefined();
  });

  it("a region passes if AWS does not answer", async () => {
    await expect(refuseRegion(callerAt("http://127.0.0.1:1"), "17.5")).resolves.toBeUndefined();
  });
});
