/** The CloudWatch metric of failed requests: its namespace and its name. */
export const failureMetric = { namespace: "iotd", name: "Failures" } as const;
