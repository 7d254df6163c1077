import { fileURLToPath } from "node:url";
import { getEditorPicture } from "@iotd/core/picture";
import {
  bundleLambda,
  invokeLambda,
  type LambdaBundle,
  openTestBuckets,
  useTestDatabase,
} from "@iotd/core/testing";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { anUpload, smallPhoto } from "./testing/an-upload.ts";
import { notificationOf, sqsEvent } from "./testing/sqs-event.ts";

const database = useTestDatabase();
let bundle: LambdaBundle;

beforeAll(async () => {
  bundle = await bundleLambda(fileURLToPath(new URL("./lambda.ts", import.meta.url)), ["sharp"]);
});
afterAll(() => bundle.remove());

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

describe("the Lambda function image-processor", () => {
  it("makes a picture ready when it is bundled as for a deployment", async () => {
    const owner = { db: database.as("iotd_owner"), ...openTestBuckets() };
    const { picture, key } = await anUpload(owner, await smallPhoto());

    const answers = await invokeLambda(bundle.file, environment(), [sqsEvent(notificationOf(key))]);

    expect(answers).toEqual([{ batchItemFailures: [] }]);
    expect(await getEditorPicture(owner, picture.id)).toMatchObject({ status: "ready" });
  });

  it("does not start without its settings, and names the missing one", async () => {
    const { UPLOADS_BUCKET: _missing, ...incomplete } = environment();

    await expect(invokeLambda(bundle.file, incomplete, [sqsEvent("")])).rejects.toThrow(
      /UPLOADS_BUCKET/,
    );
  });
});
