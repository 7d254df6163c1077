import { fileURLToPath } from "node:url";
import { bundleLambda, invokeLambda, type LambdaBundle } from "@iotd/core/testing";
import { useLocalService } from "@iotd/local/testing/use-local-service";
import { type AwsRequest, jsonAnswer, keys, startAwsServer } from "@iotd/stacks/testing";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import * as z from "zod";
import { type Alteration, startAlteredSite } from "../../testing/start-altered-site.ts";

const service = useLocalService();
const versionArn = "arn:aws:lambda:eu-west-1:123456789012:function:Public:7";
const secret = "the secret of the CDN";
const event = { DeploymentId: "d-1", LifecycleEventHookExecutionId: "hook-1" };

let bundle: LambdaBundle;
beforeAll(async () => {
  bundle = await bundleLambda(fileURLToPath(new URL("check-version-lambda.ts", import.meta.url)));
});
afterAll(() => bundle.remove());

const eventSchema = z.object({
  rawPath: z.string(),
  rawQueryString: z.string(),
  headers: z.object({ "x-origin-verify": z.literal(secret) }),
  requestContext: z.object({ http: z.object({ method: z.string() }) }),
});

/** Runs the hook for a version that answers as the altered site does. Returns the requests to AWS. */
async function runHook(app: "public" | "admin", alter: Alteration = () => undefined) {
  const url = await startAlteredSite(service().url, alter);
  const { endpoint, requests } = await startAwsServer(({ operation, body }) =>
    operation.includes("invocations") ? answerAsVersion(url, body) : jsonAnswer({}),
  );
  await invokeLambda(
    bundle.file,
    {
      ...keys,
      AWS_REGION: "eu-west-1",
      AWS_ENDPOINT_URL: endpoint,
      CHECKED_APP: app,
      CHECKED_VERSION: versionArn,
      SITE_URL: url,
      ORIGIN_SECRET: secret,
    },
    [event],
  );
  return requests;
}

async function answerAsVersion(url: string, body: string) {
  const { rawPath, rawQueryString, requestContext } = eventSchema.parse(JSON.parse(body));
  const answer = await fetch(`${url}${rawPath}?${rawQueryString}`, {
    method: requestContext.http.method,
    redirect: "manual",
  });
  return jsonAnswer({
    statusCode: answer.status,
    headers: Object.fromEntries(answer.headers),
    body: Buffer.from(await answer.arrayBuffer()).toString("base64"),
    isBase64Encoded: true,
  });
}

const reportedToCodeDeploy = (requests: readonly AwsRequest[]): unknown =>
  JSON.parse(requests.at(-1)?.body ?? "null");

describe("the hook that checks a new version before it gets traffic", () => {
  it.each(["public", "admin"] as const)(
    "reports success for a version of the %s app that works",
    async (app) => {
      const requests = await runHook(app);

      expect(reportedToCodeDeploy(requests)).toEqual({
        deploymentId: "d-1",
        lifecycleEventHookExecutionId: "hook-1",
        status: "Succeeded",
      });
      expect(requests.length).toBeGreaterThan(2);
    },
  );

  it.each([
    ["public", "the home page", "GET /"],
    ["public", "the headers of an error", "GET /nothing-is-here"],
    ["public", "a stylesheet that was not published", /^GET \/assets\//],
    ["admin", "the readiness check", "GET /health/ready"],
    ["admin", "the sign-in page", "GET /admin/sign-in"],
  ] as const)(
    "reports failure for a version of the %s app that fails at %s",
    async (app, _what, path) => {
      const requests = await runHook(app, (request) =>
        (typeof path === "string" ? request === path : path.test(request))
          ? { status: 500, headers: {}, body: "" }
          : undefined,
      );

      expect(reportedToCodeDeploy(requests)).toMatchObject({ status: "Failed" });
    },
  );
});
