import { parseEnvironment } from "@iotd/core/environment";
import { createLogger } from "@iotd/core/logging";
import { connectS3, openBucket } from "@iotd/core/storage/s3";
import * as z from "zod";
import { bundledFolder, taskRootSchema } from "./bundled-folder.ts";
import { publishAssets } from "./publish-assets.ts";
import { releaseStep } from "./release-step.ts";

const settings = parseEnvironment(
  taskRootSchema.extend({
    AWS_REGION: z.string().min(1),
    ASSETS_BUCKET: z.string().min(1),
    ASSETS_FOLDER: z.string().min(1),
    S3_ENDPOINT: z.url().optional(),
  }),
);
const s3 = connectS3({ region: settings.AWS_REGION, endpoint: settings.S3_ENDPOINT });
const deps = {
  assets: openBucket(s3, settings.ASSETS_BUCKET),
  folder: bundledFolder(settings, settings.ASSETS_FOLDER),
};

/** The Lambda function "publish-assets", a step of a deployment: puts the bundle's CSS and scripts into the CDN's bucket. */
export const handler = releaseStep(createLogger(), "assets published", () => publishAssets(deps));
