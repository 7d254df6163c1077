import { fileURLToPath } from "node:url";
import { bundleLambda, invokeLambda, type LambdaBundle, openTestBuckets } from "@iotd/core/testing";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { anAssetsFolder } from "./testing/an-assets-folder.ts";

const { media: assets } = openTestBuckets();
let bundle: LambdaBundle;

beforeAll(async () => {
  bundle = await bundleLambda(
    fileURLToPath(new URL("./publish-assets-lambda.ts", import.meta.url)),
  );
});
afterAll(() => bundle.remove());

function environment(folder: string) {
  const { endpoint, region, credentials, buckets } = inject("s3");
  return {
    AWS_REGION: region,
    AWS_ACCESS_KEY_ID: credentials.accessKeyId,
    AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey,
    S3_ENDPOINT: endpoint,
    ASSETS_BUCKET: buckets.media,
    ASSETS_FOLDER: folder,
  };
}

describe("the Lambda function publish-assets", () => {
  it("puts the files of its folder into the bucket, whatever its event contains", async () => {
    const { folder, prefix } = await anAssetsFolder();

    const answers = await invokeLambda(bundle.file, environment(folder), [{ command: "sweep" }]);

    expect(answers).toEqual([{ published: 2 }]);
    expect(await assets.list(prefix)).toHaveLength(2);
  });

  it("fails and says why if its folder is missing", async () => {
    const invoked = invokeLambda(bundle.file, environment("/nowhere"), [{}]);

    await expect(invoked).rejects.toThrow(/no such file or directory, open '\/nowhere\/manifest/);
  });

  it("does not start without its settings, and names the missing one", async () => {
    const { ASSETS_BUCKET: _missing, ...incomplete } = environment("/nowhere");

    await expect(invokeLambda(bundle.file, incomplete, [{}])).rejects.toThrow(/ASSETS_BUCKET/);
  });
});
