import { photo } from "@iotd/core/testing";
import { describe, expect, it } from "vitest";
import { decoded } from "../testing/decoded.ts";
import { decodeOriginal } from "./decode-original.ts";
import { sharp } from "./locked-sharp.ts";
import { isRefused } from "./refused.ts";
import { repairJpeg } from "./repair-jpeg.ts";

const smallJpeg = async () =>
  sharp(await photo("rocket.jpg"))
    .resize(160)
    .jpeg({ mozjpeg: false })
    .toBuffer();
const segment = (jpeg: Buffer, code: number) => jpeg.indexOf(Buffer.from([0xff, code]));
const insert = (jpeg: Buffer, offset: number, bytes: Buffer) =>
  Buffer.concat([jpeg.subarray(0, offset), bytes, jpeg.subarray(offset)]);

/** Ends its header in 00 00 00, as the telephones of a maker do, and not in 00 3F 00. */
function withWrongScan(jpeg: Buffer): Buffer {
  const changed = Buffer.from(jpeg);
  const scan = segment(jpeg, 0xda);
  changed[scan + jpeg.readUInt16BE(scan + 2)] = 0;
  return changed;
}

const isAccepted = async (bytes: Uint8Array) => !isRefused(await decodeOriginal(bytes));

describe("a JPEG with a fault that does not change its pixels", () => {
  it.each<[string, (jpeg: Buffer) => Buffer]>([
    ["wrong scan parameters", withWrongScan],
    [
      "an unknown version of JFIF",
      (jpeg) => insert(jpeg, 2, Buffer.from("ffe000104a46494600030100000100010000", "hex")),
    ],
    [
      "an unknown colour transform",
      (jpeg) => insert(jpeg, 2, Buffer.from("ffee000e41646f626500640000000009", "hex")),
    ],
    [
      "bytes between its segments",
      (jpeg) => insert(jpeg, segment(jpeg, 0xc4), Buffer.from([1, 2, 3])),
    ],
  ])("is read as without it: %s", async (_fault, change) => {
    const jpeg = await smallJpeg();
    const changed = change(jpeg);

    await expect(sharp(changed, { failOn: "warning" }).raw().toBuffer()).rejects.toThrow();
    expect((await decoded(changed)).pixels).toEqual((await decoded(jpeg)).pixels);
  });

  it("is refused where it is cut off, also with an end marker", async () => {
    const jpeg = withWrongScan(await smallJpeg());
    const start = segment(jpeg, 0xda);
    for (let part = 0; part < 20; part += 1) {
      const cut = jpeg.subarray(0, start + Math.floor(((jpeg.length - start) * part) / 20));

      expect(await isAccepted(cut), `${part}`).toBe(false);
      expect(await isAccepted(Buffer.concat([cut, Buffer.from([0xff, 0xd9])])), `${part}`).toBe(
        false,
      );
    }
  });

  it.each<[string, (bytes: Buffer) => void]>([
    ["a marker", (bytes) => bytes.set([0xff, 0xd3])],
    ["other bits", (bytes) => bytes.set([(bytes[0] ?? 0) ^ 0x5a, (bytes[1] ?? 0) ^ 0xa5])],
  ])(
    "is judged like a JPEG without the fault if its scan has %s somewhere",
    async (_what, damage) => {
      const jpeg = await smallJpeg();
      const start = segment(jpeg, 0xda) + 14;
      const outcomes = new Set<boolean>();
      for (let at = start; at < jpeg.length - 2; at += Math.ceil((jpeg.length - start) / 60)) {
        const damaged = Buffer.from(jpeg);
        damage(damaged.subarray(at, at + 2));

        const isWhole = await isAccepted(damaged);
        expect(await isAccepted(withWrongScan(damaged)), `byte ${at}`).toBe(isWhole);
        outcomes.add(isWhole);
      }
      expect(outcomes).toContain(false);
    },
  );
});

describe("repairJpeg", () => {
  it("changes nothing in a JPEG without a fault", async () => {
    expect(repairJpeg(await smallJpeg())).toBeUndefined();
    expect(repairJpeg(await photo("hubble_deep_field.jpg"))).toBeUndefined();
  });

  it("does not remove bytes after a scan, which may be what is left of it", async () => {
    const progressive = await sharp(await smallJpeg())
      .jpeg({ progressive: true })
      .toBuffer();
    const lastScan = progressive.lastIndexOf(Buffer.from([0xff, 0xda]));

    expect(await isAccepted(insert(progressive, lastScan, Buffer.alloc(20, 1)))).toBe(false);
  });

  it("never throws, whatever is in the file", async () => {
    const jpeg = withWrongScan(await smallJpeg());
    for (let length = 0; length < 700; length += 1) repairJpeg(jpeg.subarray(0, length));
    for (let at = 2; at < 700; at += 1) {
      const damaged = Buffer.from(jpeg);
      damaged.fill(0xff, at, at + 2);
      repairJpeg(damaged);
      damaged.fill(0, at, at + 2);
      repairJpeg(damaged);
    }
  });
});
