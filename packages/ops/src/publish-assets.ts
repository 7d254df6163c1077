import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { assetsPrefix, type Bucket, immutableCacheControl } from "@iotd/core/storage";
import * as z from "zod";

/** `manifest.json` of an assets folder: its files, each at `<folder>/<key>`. */
const manifestSchema = z
  .array(
    z.strictObject({
      // The CDN requests only such keys from this bucket.
      key: z
        .string()
        .regex(new RegExp(`^${assetsPrefix}\\w+/[\\w.-]+$`), "must be like assets/3f2a9c/site.css"),
      contentType: z.string().min(1),
    }),
  )
  .min(1, "must name a file");

/**
 * Puts all files of the manifest in `folder` into `assets`, or none if one is missing. Returns their number.
 * May be repeated. Files of earlier versions stay, for pages that still use them.
 */
export async function publishAssets({
  assets,
  folder,
}: {
  readonly assets: Bucket;
  readonly folder: string;
}): Promise<{ published: number }> {
  const objects = await Promise.all(
    (await readManifest(folder)).map(async (file) => ({
      ...file,
      body: await readFile(join(folder, file.key)),
    })),
  );
  await Promise.all(
    objects.map(({ key, body, contentType }) =>
      assets.put(key, body, { contentType, cacheControl: immutableCacheControl }),
    ),
  );
  return { published: objects.length };
}

async function readManifest(folder: string): Promise<z.infer<typeof manifestSchema>> {
  const path = join(folder, "manifest.json");
  const parsed = manifestSchema.safeParse(JSON.parse(await readFile(path, "utf8")));
  if (parsed.success) return parsed.data;
  const faults = parsed.error.issues.map(({ path, message }) => `${path.join(".")} ${message}`);
  throw new Error(`${path} is not a manifest of assets: ${faults.join("; ")}.`);
}
