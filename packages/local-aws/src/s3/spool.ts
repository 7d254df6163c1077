import { createHash, randomUUID } from "node:crypto";
import { mkdir, open, rm } from "node:fs/promises";
import { join } from "node:path";
import { crc32 } from "node:zlib";

/** A body that has arrived, in a temporary file. */
export type SpooledBody = {
  readonly path: string;
  /** In bytes. */
  readonly size: number;
  /** Digests of the bytes. */
  readonly md5: Buffer;
  readonly sha256: Buffer;
  readonly crc32: Buffer;
};

/** Temporary files for bodies that are not checked yet. */
export type Spool = {
  /**
   * Writes a body to the disk, calls `use` and removes the file afterwards, unless `use` has moved it. If
   * the body fails to arrive, the file is removed and the error thrown.
   */
  readonly withBody: <Result>(
    body: AsyncIterable<Buffer>,
    use: (spooled: SpooledBody) => Promise<Result>,
  ) => Promise<Result>;
};

/** Opens a spool in `directory`. Files in it are of an earlier process and are removed. */
export const openSpool = async (directory: string): Promise<Spool> => {
  await rm(directory, { recursive: true, force: true });
  await mkdir(directory, { recursive: true, mode: 0o700 });
  return {
    withBody: async (body, use) => {
      const path = join(directory, randomUUID());
      try {
        return await use(await write(body, path));
      } finally {
        await rm(path, { force: true });
      }
    },
  };
};

const write = async (body: AsyncIterable<Buffer>, path: string): Promise<SpooledBody> => {
  const md5 = createHash("md5");
  const sha256 = createHash("sha256");
  let crc = 0;
  let size = 0;
  const file = await open(path, "wx", 0o600);
  try {
    for await (const bytes of body) {
      md5.update(bytes);
      sha256.update(bytes);
      crc = crc32(bytes, crc);
      size += bytes.length;
      await file.writeFile(bytes);
    }
    await file.sync();
  } finally {
    await file.close();
  }
  const crcBytes = Buffer.alloc(4);
  crcBytes.writeUInt32BE(crc);
  return { path, size, md5: md5.digest(), sha256: sha256.digest(), crc32: crcBytes };
};
