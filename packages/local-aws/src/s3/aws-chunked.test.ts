import { describe, expect, it } from "vitest";
import { decodeAwsChunked } from "./aws-chunked.ts";

async function* inPieces(text: string, size: number): AsyncGenerator<Buffer> {
  for (let at = 0; at < text.length; at += size) yield Buffer.from(text.slice(at, at + size));
}

const decode = async (text: string, pieceSize = text.length) => {
  const trailer = new Map<string, string>();
  const parts: Buffer[] = [];
  for await (const bytes of decodeAwsChunked(inPieces(text, pieceSize), trailer)) parts.push(bytes);
  return { body: Buffer.concat(parts).toString(), trailer: Object.fromEntries(trailer) };
};

const encoded = "4\r\nWiki\r\n6\r\npedia \r\nE\r\nin \r\n\r\nchunks.\r\n0\r\n";

describe("decodeAwsChunked", () => {
  it.each([1, 2, 3, 7, 1000])(
    "decodes the body and its trailer, in pieces of %i bytes",
    async (size) => {
      const whole = `${encoded}X-Amz-Checksum-Crc32:AAAA==\r\nx-other: a:b\r\n\r\n`;

      expect(await decode(whole, size)).toEqual({
        body: "Wikipedia in \r\n\r\nchunks.",
        trailer: { "x-amz-checksum-crc32": "AAAA==", "x-other": "a:b" },
      });
    },
  );

  it("accepts an empty body without a trailer", async () => {
    expect(await decode("0\r\n\r\n")).toEqual({ body: "", trailer: {} });
  });

  it.each([
    ["ends within a chunk", "4\r\nWi"],
    ["ends after a chunk", "4\r\nWiki\r\n"],
    ["ends within the trailer", "0\r\nx-amz-checksum-crc32:AA"],
    ["has a chunk longer than its size", "2\r\nWiki\r\n0\r\n\r\n"],
    ["has no size", "Wiki\r\n0\r\n\r\n"],
    ["has an endless first line", "1".repeat(100_000)],
  ])("refuses a body that %s", async (_, text) => {
    await expect(decode(text, 1000)).rejects.toMatchObject({ code: "IncompleteBody" });
  });
});
