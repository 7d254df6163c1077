import { randomBytes } from "node:crypto";
import { crc32, deflateSync } from "node:zlib";

const width = 64;
const height = 48;
const bytesPerPixel = 3;

/** A PNG of about 9 kB with random pixels (https://www.w3.org/TR/png-3, sections 5 and 11). */
export function makeTestPicture(): Buffer {
  return Buffer.concat([
    Buffer.from("\x89PNG\r\n\x1a\n", "latin1"),
    chunk("IHDR", header()),
    chunk("IDAT", deflateSync(Buffer.concat(Array.from({ length: height }, row)))),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

/** Eight bits a sample, true colour, and method 0 for compression, filter and interlace. */
function header(): Buffer {
  const bytes = Buffer.alloc(13);
  bytes.writeUInt32BE(width, 0);
  bytes.writeUInt32BE(height, 4);
  bytes.set([8, 2, 0, 0, 0], 8);
  return bytes;
}

/** A row of random pixels, with filter 0. */
const row = () => Buffer.concat([Buffer.alloc(1), randomBytes(width * bytesPerPixel)]);

function chunk(type: string, content: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, "latin1"), content]);
  const length = Buffer.alloc(4);
  const checksum = Buffer.alloc(4);
  length.writeUInt32BE(content.length);
  checksum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, checksum]);
}
