import { crc32, deflateSync } from "node:zlib";

const signature = Buffer.from("\x89PNG\r\n\x1a\n", "latin1");

/** A chunk of a PNG with its length and its CRC. */
export function chunk(type: string, content: Buffer): Buffer {
  const typed = Buffer.concat([Buffer.from(type, "latin1"), content]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(content.length, 0);
  frame.writeUInt32BE(crc32(typed), 4);
  return Buffer.concat([frame.subarray(0, 4), typed, frame.subarray(4)]);
}

function header(width: number, height: number): Buffer {
  const content = Buffer.from([0, 0, 0, 0, 0, 0, 0, 0, 8, 2, 0, 0, 0]);
  content.writeUInt32BE(width, 0);
  content.writeUInt32BE(height, 4);
  return chunk("IHDR", content);
}

const end = chunk("IEND", Buffer.alloc(0));

/** A small valid PNG whose header states this size, with only one row of pixels. */
export function pngClaiming(width: number, height: number): Buffer {
  const row = deflateSync(Buffer.alloc(1 + width * 3));
  return Buffer.concat([signature, header(width, height), chunk("IDAT", row), end]);
}

/** A PNG with more chunks after its header. */
export function withChunks(png: Buffer, ...chunks: readonly Buffer[]): Buffer {
  const headerEnd = signature.length + 25;
  return Buffer.concat([png.subarray(0, headerEnd), ...chunks, png.subarray(headerEnd)]);
}

/** The content of a chunk of 32-bit numbers. */
export function numbers(...values: readonly number[]): Buffer {
  const content = Buffer.alloc(4 * values.length);
  for (const [index, value] of values.entries()) content.writeUInt32BE(value, 4 * index);
  return content;
}

/**
 * A PNG that says it has `frames` frames. The first is its still image. It has a second one in an `fdAT` chunk,
 * which most readers ignore.
 */
export function animatedPng(width: number, height: number, frames = 2): Buffer {
  const pixels = deflateSync(Buffer.alloc((1 + width * 3) * height));
  const frame = (sequence: number) => {
    const content = Buffer.alloc(26);
    content.writeUInt32BE(sequence, 0);
    content.writeUInt32BE(width, 4);
    content.writeUInt32BE(height, 8);
    return chunk("fcTL", content);
  };
  return Buffer.concat([
    signature,
    header(width, height),
    chunk("acTL", numbers(frames, 0)),
    frame(0),
    chunk("IDAT", pixels),
    frame(1),
    chunk("fdAT", Buffer.concat([Buffer.from([0, 0, 0, 2]), pixels])),
    end,
  ]);
}
