import { failureMetric } from "./failure-metric.ts";

/**
 * Returns a function that adds one to the metric `Failures` of a Lambda function and of its version. Adds zero first:
 * an alarm cannot compute with a metric that does not exist. Each time it writes a line in the embedded metric format, from which CloudWatch makes the metric:
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html
 */
export function countFailures(
  { functionName, version }: { readonly functionName: string; readonly version: string },
  // Not console.log, which Lambda's runtime changes: the line must have nothing but JSON.
  write: (line: string) => void = (line) => process.stdout.write(`${line}\n`),
): () => void {
  const { namespace, name } = failureMetric;
  const add = (count: number) =>
    write(
      JSON.stringify({
        _aws: {
          Timestamp: Date.now(),
          CloudWatchMetrics: [
            {
              Namespace: namespace,
              Dimensions: [["FunctionName"], ["FunctionName", "Version"]],
              Metrics: [{ Name: name, Unit: "Count" }],
            },
          ],
        },
        FunctionName: functionName,
        Version: version,
        [name]: count,
      }),
    );
  add(0);
  return () => add(1);
}
