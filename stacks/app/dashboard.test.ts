import { describe, expect, it } from "vitest";
import * as z from "zod";
import { stageNames } from "../stages.ts";
import { resolveStages } from "../testing/resolve-stages.ts";

const stages = await resolveStages();

const bodySchema = z.object({
  widgets: z.array(
    z.object({ properties: z.object({ metrics: z.array(z.array(z.unknown())).default([]) }) }),
  ),
});
const statisticSchema = z.looseObject({ stat: z.string().default("Average") });

/** A metric as `AWS/SQS ApproximateAgeOfOldestMessage Maximum` with its dimensions' values. */
function shown(metric: readonly unknown[]): string {
  const options = metric.at(-1);
  const { stat } = statisticSchema.parse(typeof options === "object" ? options : {});
  const [namespace, name, ...dimensions] = metric.filter((part) => typeof part === "string");
  const values = dimensions.filter((_, index) => index % 2 === 1);
  return [namespace, name, stat, ...values].join(" ");
}

describe.each(stageNames)("the dashboard of %s", (name) => {
  const body = stages[name].resource("Dashboard.Dashboard").properties.DashboardBody;
  const { widgets } = bodySchema.parse(JSON.parse(String(body)));
  const metrics = widgets.flatMap(({ properties }) => properties.metrics.map(shown));

  it.each(["Api.Public", "Api.Admin", "Images.ImageProcessor", "Operations.Ops"])(
    "shows how often %s runs, fails and is throttled, and how long it takes",
    (fn) => {
      expect(metrics.filter((metric) => metric.endsWith(` ${fn}`)).toSorted()).toEqual([
        `AWS/Lambda Duration p99 ${fn}`,
        `AWS/Lambda Errors Sum ${fn}`,
        `AWS/Lambda Invocations Sum ${fn}`,
        `AWS/Lambda Throttles Sum ${fn}`,
      ]);
    },
  );

  it.each([
    ["requests", "AWS/ApiGateway Count Sum Cdn.HttpApi"],
    ["requests that were refused", "AWS/ApiGateway 4xx Sum Cdn.HttpApi"],
    ["requests that failed", "AWS/ApiGateway 5xx Sum Cdn.HttpApi"],
    ["the usual time to answer", "AWS/ApiGateway Latency p50 Cdn.HttpApi"],
    ["the longest time to answer", "AWS/ApiGateway Latency p99 Cdn.HttpApi"],
    ["how long uploads wait", "AWS/SQS ApproximateAgeOfOldestMessage Maximum Uploads.UploadsQueue"],
    [
      "dead letters",
      "AWS/SQS ApproximateNumberOfMessagesVisible Maximum Uploads.UploadsDeadLetters",
    ],
    ["the database's capacity", "AWS/RDS ServerlessDatabaseCapacity Average Database.Cluster"],
    [
      "the proxy's connections",
      `AWS/RDS DatabaseConnections Sum ${name}-iotd-proxy default READ_WRITE`,
    ],
  ])("shows %s", (_, metric) => {
    expect(metrics).toContain(metric);
  });
});
