import { expect, it } from "vitest";
import { countFailures } from "./count-failures.ts";

it("a start counts 0 and a failure 1: a line, from which CloudWatch makes a metric of the function and one of its version", () => {
  const lines: string[] = [];

  countFailures({ functionName: "public", version: "7" }, (line) => lines.push(line))();

  expect(lines.map((line) => JSON.parse(line))).toEqual(
    [0, 1].map((Failures) => ({
      _aws: {
        Timestamp: expect.any(Number),
        CloudWatchMetrics: [
          {
            Namespace: "iotd",
            Dimensions: [["FunctionName"], ["FunctionName", "Version"]],
            Metrics: [{ Name: "Failures", Unit: "Count" }],
          },
        ],
      },
      FunctionName: "public",
      Version: "7",
      Failures,
    })),
  );
});
