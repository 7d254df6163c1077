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
  ])(
    "the transfer of %d gigabytes costs the price of each tier that it uses",
    (gigabytes, cost) => {
      expect(tieredCost(gigabytes, tiers)).toBe(cost);
    },
  );
});

describe("the cost of CloudFront", () => {
  it("CloudFront's cost is split over two regions, each with its own tiers", () => {
    const perRegion = tieredCost(10_750, prices.cloudFront.gigabyteTiers);

    expect(stageCost("dev", usageOf(100_000_000)).CloudFront).toBeCloseTo(
      2 * perRegion + 150 * 1 + 150 * 1.2,
    );
  });
});

describe("the cost of the old project's load balancer", () => {
  it("an idle load balancer costs only its hours", () => {
    expect(oldArchitectureCost(usageOf(0))["Load balancer"]).toBeCloseTo(730 * 0.0225);
  });
});

describe("the requests that reach the functions", () => {
  it("almost every one of a few views reaches the functions", () => {
    expect(usageOf(1_000).originRequests).toBeGreaterThan(990);
  });

  it("requests to the functions are limited by how often pages become stale", () => {
    const most = 13 * 3 * 730 * 60;

    expect(usageOf(1_000_000_000).originRequests).toBe(most);
  });
});

describe("the cost of a stage", () => {
  it("the cost of prod includes a reader and that of dev does not", () => {
    const [dev, prod] = ["dev", "prod"].map((name) => stageCost(name, usageOf(0)).Aurora);

    expect(dev).toBeCloseTo(0.5 * 0.12 * 730 + 0.1);
    expect(prod).toBeCloseTo(2 * 0.5 * 0.12 * 730 + 0.1);
  });

  it("a bastion costs its instance, its address and its volume", () => {
    const [dev, prod] = ["dev", "prod"].map((name) => stageCost(name, usageOf(0)).Bastion);

    expect(dev).toBeCloseTo(730 * 0.0042 + 730 * 0.005 + 8 * 0.08);
    expect(prod).toBe(0);
  });

  it("a stage without a web ACL pays nothing for it", () => {
    expect(stageCost("pre", usageOf(1_000_000))["Web ACL"]).toBe(0);
  });
});

describe("the numbers of deployed resources", () => {
  it("the numbers of resources that costs are computed from match the templates", async () => {
    const prod = resolveStage(await synthesise("prod", { domain }));
    const [bastion] = resolveStage(await synthesise("dev")).resources({
      type: "AWS::EC2::Instance",
    });
    const count = (type: string) => prod.resources({ type }).length;
    const metrics = prod
      .resources({ type: "AWS::CloudWatch::Alarm" })
      .flatMap(({ properties: { Metrics = ["the alarm's only metric"] } }) => asList(Metrics))
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
  "docs/cost.md contains the current table %s",
  async (_, table) => {
    const document = await readFile("docs/cost.md", "utf8");

    expect(document).toContain(table);
  },
);
