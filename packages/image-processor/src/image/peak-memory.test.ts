import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { variantFormats, variantWidths } from "@iotd/core/picture";
import { bundleLambda, invokeLambda } from "@iotd/core/testing";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import * as z from "zod";
import { flat } from "../testing/decoded.ts";

const entry = fileURLToPath(new URL("../testing/peak-memory.ts", import.meta.url));
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "iotd-peak-memory-"));
});
afterAll(() => rm(folder, { recursive: true }));

describe("a photograph of 100 megapixels", () => {
  // EXIF turns it upright, so that its largest variants have the maximum size.
  it("is processed within 1 GiB", async () => {
    const file = join(folder, "original.jpg");
    await flat(11_500, 8_690).withMetadata({ orientation: 6 }).jpeg().toFile(file);

    const bundle = await bundleLambda(entry, ["sharp"]);
    const [measured] = await invokeLambda(bundle.file, {}, [{ file }]);
    await bundle.remove();

    const { variants, peakMebibytes } = z
      .object({ variants: z.number(), peakMebibytes: z.number() })
      .parse(measured);
    expect(variants).toBe(variantWidths.length * variantFormats.length);
    expect(peakMebibytes).toBeLessThan(1_024);
  });
});
