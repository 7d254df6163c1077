import { rm } from "node:fs/promises";
import { join } from "node:path";
import type { Bucket } from "@iotd/core/storage";
import { openTestBuckets } from "@iotd/core/testing";
import { describe, expect, it } from "vitest";
import { publishAssets } from "./publish-assets.ts";
import { anAssetsFolder } from "./testing/an-assets-folder.ts";

const { media: assets } = openTestBuckets();

describe("publishing assets", () => {
  it("puts each file under its key, with its content type", async () => {
    const { folder, files } = await anAssetsFolder();

    expect(await publishAssets({ assets, folder })).toEqual({ published: 2 });
    for (const { key, contentType, text } of files) {
      expect(await assets.head(key)).toEqual({ byteSize: text.length, contentType });
      expect(await assets.get(key)).toEqual(new TextEncoder().encode(text));
    }
  });

  it("lets caches keep them for a year", async () => {
    const { folder } = await anAssetsFolder();
    const cacheControls: unknown[] = [];
    const put: Bucket["put"] = async (_key, _body, options) => {
      cacheControls.push(options.cacheControl);
    };

    await publishAssets({ assets: { ...assets, put }, folder });

    expect(new Set(cacheControls)).toEqual(new Set(["public, max-age=31536000, immutable"]));
  });

  it("puts the same files when it is repeated", async () => {
    const { folder, prefix } = await anAssetsFolder();
    await publishAssets({ assets, folder });
    const before = await assets.list(prefix);

    expect(await publishAssets({ assets, folder })).toEqual({ published: 2 });
    expect(await assets.list(prefix)).toEqual(before);
  });

  it("puts no file if one of the manifest is missing", async () => {
    const { folder, files, prefix } = await anAssetsFolder();
    await rm(join(folder, files[1].key));

    await expect(publishAssets({ assets, folder })).rejects.toThrow("favicon.svg");
    expect(await assets.list(prefix)).toEqual([]);
  });

  it.each([
    ["names no file", [], "must name a file"],
    ["is not a list", {}, "expected array"],
    ["lacks a content type", [{ key: "assets/3f2a/site.css" }], "0.contentType"],
    [
      "names a file elsewhere",
      [{ key: "assets/../secret.css", contentType: "text/css" }],
      "0.key must be like assets/3f2a9c/site.css",
    ],
  ])("refuses a manifest that %s", async (_, manifest, fault) => {
    const { folder, writeManifest } = await anAssetsFolder();
    await writeManifest(manifest);

    await expect(publishAssets({ assets, folder })).rejects.toThrow(
      new RegExp(`manifest.json is not a manifest of assets: .*${fault}`),
    );
  });
});
