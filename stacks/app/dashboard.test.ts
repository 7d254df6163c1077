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
    "the dashboard shows the invocations, errors, throttles and duration of %s",
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
    ["client errors", "AWS/ApiGateway 4xx Sum Cdn.HttpApi"],
    ["server errors", "AWS/ApiGateway 5xx Sum Cdn.HttpApi"],
    ["median latency", "AWS/ApiGateway Latency p50 Cdn.HttpApi"],
    ["p99 latency", "AWS/ApiGateway Latency p99 Cdn.HttpApi"],
    [
      "the age of the oldest upload",
      "AWS/SQS ApproximateAgeOfOldestMessage Maximum Uploads.UploadsQueue",
    ],
    [
      "dead letters",
      "AWS/SQS ApproximateNumberOfMessagesVisible Maximum Uploads.UploadsDeadLetters",
    ],
    ["the database's capacity", "AWS/RDS ServerlessDatabaseCapacity Average Database.Cluster"],
    [
      "the proxy's connections",
      `AWS/RDS DatabaseConnections Sum ${name}-iotd-proxy default READ_WRITE`,
    ],
  ])("the dashboard shows %s", (_, metric) => {
    expect(metrics).toContain(metric);
  });
});
