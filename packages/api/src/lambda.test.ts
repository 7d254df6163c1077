import { writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import {
  aPicture,
  bundleLambda,
  invokeLambda,
  type LambdaBundle,
  useTestDatabase,
} from "@iotd/core/testing";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import * as z from "zod";
import { createApiDocument } from "./openapi/create-api-document.ts";
import { httpApiEvent } from "./testing/http-api-event.ts";
import { anAccount, password } from "./testing/sign-in.ts";
import { site } from "./testing/test-apps.ts";

const database = useTestDatabase();
const entry = (name: string) => fileURLToPath(new URL(name, import.meta.url));
const answerSchema = z.object({
  statusCode: z.number(),
  headers: z.record(z.string(), z.string()),
  cookies: z.array(z.string()).default([]),
  body: z.string(),
  isBase64Encoded: z.boolean(),
});
const originSecret = "only-for-tests-and-at-least-32-long";
const environment = {
  SITE_URL: site.url,
  ASSETS_PATH: "/assets/test",
  ORIGIN_SECRET: originSecret,
};

/** A request that came through CloudFront. */
const fromCloudFront: typeof httpApiEvent = (method, path, options) =>
  httpApiEvent(method, path, {
    ...options,
    headers: { "x-origin-verify": originSecret, ...options?.headers },
  });

async function invoke(
  bundle: LambdaBundle,
  variables: Record<string, string>,
  events: readonly unknown[],
) {
  const answers = await invokeLambda(bundle.file, { ...environment, ...variables }, events);
  return z.array(answerSchema).parse(answers);
}

describe("the Lambda function public", () => {
  let bundle: LambdaBundle;
  beforeAll(async () => {
    bundle = await bundleLambda(entry("./public.ts"));
    const file = join(dirname(bundle.file), "openapi.json");
    await writeFile(file, JSON.stringify(createApiDocument()));
  });
  afterAll(() => bundle.remove());

  it("answers a page and JSON as plain text", async () => {
    await aPicture(database.as("iotd_owner"), { name: "Rocket" });

    const [page, today] = await invoke(bundle, { DATABASE_URL: database.urlOf("iotd_public") }, [
      fromCloudFront("GET", "/"),
      fromCloudFront("GET", "/api/today"),
    ]);

    expect(page).toMatchObject({ statusCode: 200, isBase64Encoded: false });
    expect(page?.body).toContain("Rocket");
    expect(JSON.parse(today?.body ?? "")).toMatchObject({ name: "Rocket" });
  });

  it("answers the OpenAPI document from its own folder, and the reference page", async () => {
    const [document, page] = await invoke(bundle, { DATABASE_URL: database.urlOf("iotd_public") }, [
      fromCloudFront("GET", "/api/openapi.json"),
      fromCloudFront("GET", "/api/docs"),
    ]);

    expect(JSON.parse(document?.body ?? "")).toEqual(createApiDocument());
    expect(page).toMatchObject({ statusCode: 200 });
    expect(page?.body).toContain("/planetary/apod");
  });

  it("contains no editors' routes and is smaller than 400 KB", async () => {
    const [admin] = await invoke(bundle, { DATABASE_URL: database.urlOf("iotd_public") }, [
      fromCloudFront("GET", "/api/admin/pictures"),
    ]);

    expect(admin).toMatchObject({ statusCode: 404 });
    expect(bundle.byteSize).toBeLessThan(400_000);
  });

  it("answers 403 to a request that did not come through CloudFront", async () => {
    const [refused] = await invoke(bundle, { DATABASE_URL: "postgres://127.0.0.1:1/iotd" }, [
      httpApiEvent("GET", "/api/today"),
    ]);

    expect(refused).toMatchObject({ statusCode: 403 });
  });

  it.each([
    ["settings", {}, /SITE_URL: .*ASSETS_PATH: .*ORIGIN_SECRET: must be set/],
    [
      "a secret of 32 characters",
      { ...environment, ORIGIN_SECRET: "hunter2" },
      /ORIGIN_SECRET: must have at least 32 characters/,
    ],
    ["a database address", environment, /DATABASE_HOST/],
  ])("does not start without %s, and names the missing variables", async (_, variables, fault) => {
    const start = invokeLambda(bundle.file, variables, [fromCloudFront("GET", "/")]);

    await expect(start).rejects.toThrow(fault);
    await expect(start).rejects.not.toThrow("hunter2");
  });
});

describe("the Lambda function admin", () => {
  let bundle: LambdaBundle;
  beforeAll(async () => {
    bundle = await bundleLambda(entry("./admin.ts"));
  });
  afterAll(() => bundle.remove());

  const variables = () => {
    const { endpoint, region, credentials, buckets } = inject("s3");
    return {
      DATABASE_URL: database.urlOf("iotd_editor"),
      AWS_REGION: region,
      AWS_ACCESS_KEY_ID: credentials.accessKeyId,
      AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey,
      S3_ENDPOINT: endpoint,
      UPLOADS_BUCKET: buckets.uploads,
      MEDIA_BUCKET: buckets.media,
      AUTH_SECRET: "only-for-tests-and-at-least-32-long",
    };
  };

  it("signs an editor in, shows the list of pictures and reports that it is ready", async () => {
    const { email } = await anAccount(database.as("iotd_owner"));

    const [signedIn, ready] = await invoke(bundle, variables(), [
      fromCloudFront("POST", "/admin/sign-in", {
        headers: { origin: site.url, "content-type": "application/x-www-form-urlencoded" },
        body: new URLSearchParams({ email, password }).toString(),
      }),
      fromCloudFront("GET", "/health/ready"),
    ]);
    const cookie = (signedIn?.cookies ?? []).map((header) => header.split(";")[0]).join("; ");
    const [list] = await invoke(bundle, variables(), [
      fromCloudFront("GET", "/admin", { headers: { cookie } }),
    ]);

    expect(signedIn).toMatchObject({ statusCode: 303, headers: { location: "/admin" } });
    expect(JSON.parse(ready?.body ?? "")).toEqual({
      ok: true,
      checks: { database: "ok", uploads: "ok", media: "ok" },
    });
    expect(list).toMatchObject({ statusCode: 200 });
    expect(list?.body).toContain("/admin/pictures/new");
  });

  it("refuses what did not come through CloudFront", async () => {
    const [refused] = await invoke(bundle, variables(), [httpApiEvent("GET", "/health/ready")]);

    expect(refused).toMatchObject({ statusCode: 403 });
  });
});
