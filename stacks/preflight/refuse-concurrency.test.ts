import { describe, expect, it } from "vitest";
import { refuseConcurrency } from "./refuse-concurrency.ts";
import { type AwsAnswer, jsonAnswer, jsonError, startAwsServer } from "./testing/aws-server.ts";
import { callerAt } from "./testing/callers.ts";

type Account = {
  readonly limit: number;
  readonly unreserved: number;
  /** What each function has reserved. */
  readonly functions?: Readonly<Record<string, number>>;
};

const accountWith = ({ limit, unreserved, functions = {} }: Account) =>
  startAwsServer(({ operation }): AwsAnswer => {
    if (operation === "GET /account-settings") return settings(limit, unreserved);
    if (operation === "GET /functions") {
      return jsonAnswer({
        Functions: Object.keys(functions).map((FunctionName) => ({ FunctionName })),
      });
    }
    const [, name = ""] = /\/functions\/([^/]+)\/concurrency/.exec(operation) ?? [];
    return jsonAnswer({ ReservedConcurrentExecutions: functions[name] || undefined });
  });

const settings = (limit: number, unreserved: number) =>
  jsonAnswer({
    AccountLimit: { ConcurrentExecutions: limit, UnreservedConcurrentExecutions: unreserved },
  });

const refuse = (endpoint: string) =>
  refuseConcurrency(callerAt(endpoint), {
    stage: "prod",
    instances: 270,
    functionNamePrefix: "prod-iotd-",
  });

describe("refuseConcurrency", () => {
  it("an account with enough unreserved concurrency passes after one request", async () => {
    const account = await accountWith({ limit: 1_000, unreserved: 370 });

    await expect(refuse(account.endpoint)).resolves.toBeUndefined();

    expect(account.requests).toHaveLength(1);
  });

  it("a new account is refused with the quota, the required value and where to request it", async () => {
    const account = await accountWith({ limit: 10, unreserved: 10 });

    await expect(refuse(account.endpoint)).rejects.toThrow(
      "Stage prod reserves 270 Lambda instances, for which this account's limit of 10 in eu-west-1 is too low: request at https://eu-west-1.console.aws.amazon.com/servicequotas/home/services/lambda/quotas/L-B99A9384 that the quota “Concurrent executions” (L-B99A9384) be at least 370.",
    );
  });

  it("an account with too much concurrency reserved for other functions is refused", async () => {
    const account = await accountWith({
      limit: 400,
      unreserved: 339,
      functions: { "pre-iotd-app-Public": 61, "prod-iotd-app-Public": 0 },
    });

    await expect(refuse(account.endpoint)).rejects.toThrow("be at least 431.");
  });

  it("concurrency that the stage reserved in an earlier deployment counts as available", async () => {
    const account = await accountWith({
      limit: 400,
      unreserved: 130,
      functions: { "prod-iotd-app-Public": 200, "prod-iotd-app-Admin": 70 },
    });

    await expect(refuse(account.endpoint)).resolves.toBeUndefined();
  });

  it("an account passes if it is unknown which functions reserve concurrency", async () => {
    const account = await startAwsServer(({ operation }) =>
      operation === "GET /account-settings"
        ? settings(400, 130)
        : jsonError("AccessDeniedException"),
    );

    await expect(refuse(account.endpoint)).resolves.toBeUndefined();
  });

  it("a limit that is too low is refused, whichever functions reserve concurrency", async () => {
    const account = await startAwsServer(({ operation }) =>
      operation === "GET /account-settings"
        ? settings(300, 200)
        : jsonError("AccessDeniedException"),
    );

    await expect(refuse(account.endpoint)).rejects.toThrow("be at least 370.");
  });

  it("an account passes if the caller may not read its concurrency", async () => {
    const account = await startAwsServer(() => jsonError("AccessDeniedException"));

    await expect(refuse(account.endpoint)).resolves.toBeUndefined();
  });

  it("an account passes if the server does not support the request", async () => {
    const account = await startAwsServer(() => undefined);

    await expect(refuse(account.endpoint)).resolves.toBeUndefined();
  });
});
