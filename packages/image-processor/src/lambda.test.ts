import { getEditorPicture } from "@iotd/core/picture";
import { useTestDatabase } from "@iotd/core/testing";
import { describe, expect, inject, it } from "vitest";
import { anUpload, smallPhoto } from "./testing/an-upload.ts";
import { runBundled } from "./testing/run-bundled.ts";
import { notificationOf, sqsEvent } from "./testing/sqs-event.ts";
import { testBuckets } from "./testing/test-buckets.ts";

const database = useTestDatabase();

function environment(): Record<string, string> {
  const { endpoint, region, credentials, buckets } = inject("s3");
  return {
    AWS_REGION: region,
    AWS_ACCESS_KEY_ID: credentials.accessKeyId,
    AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey,
    S3_ENDPOINT: endpoint,
    UPLOADS_BUCKET: buckets.uploads,
    MEDIA_BUCKET: buckets.media,
    DATABASE_URL: database.urlOf("iotd_processor"),
  };
}

describe("the Lambda function", () => {
  it("makes a picture ready, bundled as it is deployed", async () => {
    const owner = { db: database.as("iotd_owner"), ...testBuckets() };
    const { picture, key } = await anUpload(owner, await smallPhoto());
    const event = JSON.stringify(sqsEvent(notificationOf(key)));

    const answer = await runBundled(
      "lambda.ts",
      `const { handler } = await import("./bundle.mjs");
       process.stderr.write(JSON.stringify(await handler(${event})));
       process.exit();`,
      environment(),
    );

    expect(JSON.parse(answer)).toEqual({ batchItemFailures: [] });
    expect(await getEditorPicture(owner, picture.id)).toMatchObject({ status: "ready" });
  });

  it("does not start without its settings, and names one that is missing", async () => {
    const { UPLOADS_BUCKET: _missing, ...incomplete } = environment();

    await expect(
      runBundled("lambda.ts", `await import("./bundle.mjs");`, incomplete),
    ).rejects.toThrow(/UPLOADS_BUCKET/);
  });
});
