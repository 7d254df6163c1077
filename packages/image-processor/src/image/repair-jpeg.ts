const sequentialFrames = new Set([0xc0, 0xc1]);
const startOfScan = 0xda;
const endOfImage = 0xd9;

/**
 * A copy of a JPEG in which the faults are corrected that do not change its pixels, but that libjpeg warns of
 * as it does of damage: wrong scan parameters of a sequential JPEG (written by a family of Samsung phones),
 * an unknown version of JFIF, an unknown colour transform of Adobe, and bytes between the segments of the
 * header. Undefined if the file has no such fault. Never throws.
 *
 * The copy can be decoded with warnings as errors, so damage is still refused.
 */
export function repairJpeg(bytes: Uint8Array): Buffer | undefined {
  const jpeg = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const parts = [jpeg.subarray(0, 2)];
  let isSequential = false;
  let isChanged = false;
  let hasScan = false;
  let offset = 2;
  while (true) {
    const marker = nextMarker(jpeg, offset);
    if (marker === undefined) break;
    // After a scan, they may be what is left of it where it is damaged.
    if (hasScan) parts.push(jpeg.subarray(offset, marker));
    else isChanged ||= jpeg.subarray(offset, marker).some((byte) => byte !== 0xff);
    offset = marker;
    const code = jpeg[marker + 1] ?? 0;
    if (code === endOfImage || marker + 4 > jpeg.length) break;
    const end = marker + 2 + jpeg.readUInt16BE(marker + 2);
    const segment = jpeg.subarray(marker, end);
    const corrected = correctSegment(segment, isSequential);
    isChanged ||= corrected !== segment;
    parts.push(corrected);
    offset = end;
    isSequential ||= sequentialFrames.has(code);
    hasScan ||= code === startOfScan;
    if (hasScan && !isSequential) break;
  }
  return isChanged ? Buffer.concat([...parts, jpeg.subarray(offset)]) : undefined;
}

/** The offset of the next marker that is not part of the data of a scan. */
function nextMarker(jpeg: Buffer, start: number): number | undefined {
  for (let at = jpeg.indexOf(0xff, start); at !== -1; at = jpeg.indexOf(0xff, at + 1)) {
    const code = jpeg[at + 1] ?? 0;
    const isRestart = code >= 0xd0 && code <= 0xd7;
    if (code !== 0 && code !== 0xff && !isRestart) return at;
  }
  return undefined;
}

/** A corrected copy of a segment with its marker, or the same object if nothing is wrong. */
function correctSegment(segment: Buffer, isSequential: boolean): Buffer {
  const isOf = (name: string) => segment.toString("latin1", 4, 4 + name.length) === name;
  if (segment[1] === 0xe0 && isOf("JFIF\0")) return withBytes(segment, 9, [1]);
  // libjpeg reads unknown transforms of three components as 1, which is YCbCr.
  if (segment[1] === 0xee && isOf("Adobe") && (segment[15] ?? 0) > 2)
    return withBytes(segment, 15, [1]);
  if (segment[1] === startOfScan && isSequential)
    return withBytes(segment, segment.length - 3, [0, 63, 0]);
  return segment;
}

function withBytes(segment: Buffer, offset: number, bytes: readonly number[]): Buffer {
  const isCutOff = offset < 4 || offset + bytes.length > segment.length;
  if (isCutOff || bytes.every((byte, index) => segment[offset + index] === byte)) return segment;
  const copy = Buffer.from(segment);
  copy.set(bytes, offset);
  return copy;
}
