import { readFile } from "node:fs/promises";
import { Template } from "aws-cdk-lib/assertions";
import { describe, expect, it } from "vitest";
import { asList, asText, isRecord } from "../testing/json-value.ts";
import { readTemplate } from "../testing/read-template.ts";
import { resolveStage } from "../testing/resolve.ts";
import { domain, synthesise } from "../testing/synthesise.ts";
import { costTables } from "./cost-tables.ts";
import { oldArchitectureCost } from "./old-architecture-cost.ts";
import { prices, tieredCost } from "./prices.ts";
import { deployed, stageCost } from "./stage-cost.ts";
import { usageOf } from "./usage.ts";

const tiers = [
  { upToGigabytes: 10, each: 3 },
  { upToGigabytes: 20, each: 2 },
];

describe("the cost of transfer", () => {
  it.each([
    [0, 0],
    [10, 30],
    [15, 40],
    [25, 60],
  ])("of %d gigabytes takes each tier at its price", (gigabytes, cost) => {
    expect(tieredCost(gigabytes, tiers)).toBe(cost);
  });
});

describe("the cost of CloudFront", () => {
  it("is that of two regions, each with half of the readers and with tiers of its own", () => {
    const perRegion = tieredCost(10_750, prices.cloudFront.gigabyteTiers);

    expect(stageCost("dev", usageOf(100_000_000)).CloudFront).toBeCloseTo(
      2 * perRegion + 150 * 1 + 150 * 1.2,
    );
  });
});

describe("the cost of the old project's load balancer", () => {
  it("is its hours alone while nobody comes", () => {
    expect(oldArchitectureCost(usageOf(0))["Load balancer"]).toBeCloseTo(730 * 0.0225);
  });
});

describe("the requests that reach the functions", () => {
  it("are nearly all of few views", () => {
    expect(usageOf(1_000).originRequests).toBeGreaterThan(990);
  });

  it("are no more than pages grow stale, however many views there are", () => {
    const most = 13 * 3 * 730 * 60;

    expect(usageOf(1_000_000_000).originRequests).toBe(most);
  });
});

describe("the cost of a stage", () => {
  it("has a reader in prod and none in dev, each at half an ACU", () => {
    const [dev, prod] = ["dev", "prod"].map((name) => stageCost(name, usageOf(0)).Aurora);

    expect(dev).toBeCloseTo(0.5 * 0.12 * 730 + 0.1);
    expect(prod).toBeCloseTo(2 * 0.5 * 0.12 * 730 + 0.1);
  });

  it("has a bastion where the stage has one: an instance, its address and its disk", () => {
    const [dev, prod] = ["dev", "prod"].map((name) => stageCost(name, usageOf(0)).Bastion);

    expect(dev).toBeCloseTo(730 * 0.0042 + 730 * 0.005 + 8 * 0.08);
    expect(prod).toBe(0);
  });

  it("has no web ACL where the stage has none", () => {
    expect(stageCost("pre", usageOf(1_000_000))["Web ACL"]).toBe(0);
  });
});

describe("what the cost of a stage counts", () => {
  it("is what the templates hold", async () => {
    const prod = resolveStage(await synthesise("prod", { domain }));
    const [bastion] = resolveStage(await synthesise("dev")).resources({
      type: "AWS::EC2::Instance",
    });
    const count = (type: string) => prod.resources({ type }).length;
    const metrics = prod
      .resources({ type: "AWS::CloudWatch::Alarm" })
      .flatMap(({ properties: { Metrics = ["the alarm's only one"] } }) => asList(Metrics))
      .filter((metric) => !isRecord(metric) || "MetricStat" in metric);
    const { TemplateBody } = prod.resource("Cdn.UsEast1").properties;
    const { Resources } = readTemplate(Template.fromJSON(JSON.parse(asText(TemplateBody))));

    expect(deployed).toEqual({
      publicMemoryMegabytes: prod.resource("Api.Public").properties.MemorySize,
      bastionGibibytes: Number(/"VolumeSize":(\d+)/.exec(JSON.stringify(bastion))?.[1]),
      keys: count("AWS::KMS::Key"),
      secrets: count("AWS::SecretsManager::Secret") + count("AWS::RDS::DBCluster"),
      webAclRules: asList(Resources.WebAcl?.Properties.Rules).length,
      alarmMetrics: metrics.length + 1,
    });
  });
});

it.each(Object.entries(costTables()))(
  "docs/cost.md shows the table %s as it is now",
  async (_, table) => {
    const document = await readFile("docs/cost.md", "utf8");

    expect(document).toContain(table);
  },
);
