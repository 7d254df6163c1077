import { statfs } from "node:fs/promises";
import { hasErrorCode } from "../error-code.ts";
import { S3Error } from "./s3-error.ts";

/**
 * Refuses to write `byteSize` to the disk of `directory` if less than `reserveBytes` would stay free.
 *
 * @throws S3Error `ServiceUnavailable`.
 */
export const refuseOnFullDisk = async (
  directory: string,
  byteSize: number,
  reserveBytes: number,
): Promise<void> => {
  if (reserveBytes === 0) return;
  const { bavail, bsize } = await statfs(directory);
  if (bavail * bsize - byteSize < reserveBytes) throw diskIsFull(directory);
};

/** `error`, or if it says that the disk of `directory` is full, an S3Error `ServiceUnavailable`. */
export const withoutDiskSpace = (directory: string, error: unknown): unknown =>
  ["ENOSPC", "EDQUOT"].some((code) => hasErrorCode(error, code)) ? diskIsFull(directory) : error;

const diskIsFull = (directory: string): S3Error =>
  new S3Error(
    "ServiceUnavailable",
    `The disk of ${directory} is full. Nothing is stored until there is more space.`,
  );
