import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { variantFormats, variantWidths } from "@iotd/core/picture";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import * as z from "zod";
import { runBundled } from "../testing/run-bundled.ts";
import { sharp } from "./locked-sharp.ts";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "iotd-peak-memory-"));
});
afterAll(() => rm(folder, { recursive: true }));

describe("a photograph of 100 megapixels", () => {
  // Upright by EXIF, so that its largest variants are as large as variants get.
  it("is processed within 1 GiB", { timeout: 120_000 }, async () => {
    const file = join(folder, "original.jpg");
    await sharp({ create: { width: 11_500, height: 8_690, channels: 3, background: "#3060c0" } })
      .withMetadata({ orientation: 6 })
      .jpeg()
      .toFile(file);

    const measured = await runBundled(
      "testing/peak-memory.ts",
      `const { peakMemoryOf } = await import("./bundle.mjs");
       process.stderr.write(JSON.stringify(await peakMemoryOf(${JSON.stringify(file)})));`,
    );

    const { variants, peakMebibytes } = z
      .object({ variants: z.number(), peakMebibytes: z.number() })
      .parse(JSON.parse(measured));
    expect(variants).toBe(variantWidths.length * variantFormats.length);
    expect(peakMebibytes).toBeLessThan(1_024);
  });
});
