import { mkdir, rm, stat, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { renameDurably, writeFileDurably } from "../durable-file.ts";
import type { SpooledBody } from "./spool.ts";

/** The place of an object. */
export type ObjectName = { readonly bucket: string; readonly key: string };

/** Writes objects where s3rver, which serves them, looks for them. */
export type ObjectFiles = {
  readonly hasBucket: (bucket: string) => Promise<boolean>;
  readonly has: (object: ObjectName) => Promise<boolean>;
  /**
   * Creates or replaces an object from a spooled body, with headers such as its content type. It
   * becomes visible whole, at one instant, and is on disk when the promise resolves.
   */
  readonly store: (
    object: ObjectName,
    body: SpooledBody,
    headers: Readonly<Record<string, string>>,
  ) => Promise<void>;
};

/**
 * Works on the files of s3rver 5 in `directory`, which hold each object as `KEY._S3rver_object`,
 * `._S3rver_object.md5` and `._S3rver_metadata.json`. Its own way of writing shows an upload while
 * it is still coming in, and for ever if the process is killed meanwhile.
 */
export const objectFiles = (directory: string): ObjectFiles => {
  const pathOf = ({ bucket, key }: ObjectName, resource: string) =>
    join(directory, bucket, `${key}._S3rver_${resource}`);
  return {
    hasBucket: (bucket) => exists(join(directory, bucket)),
    has: (object) => exists(pathOf(object, "object")),
    store: async (object, body, headers) => {
      const path = pathOf(object, "object");
      await mkdir(dirname(path), { recursive: true });
      // A missing digest is computed by s3rver; a wrong one would be believed.
      await rm(`${path}.md5`, { force: true });
      await writeFileDurably(pathOf(object, "metadata.json"), JSON.stringify(headers));
      await renameDurably(body.path, path);
      await writeFile(`${path}.md5`, body.md5.toString("hex"));
    },
  };
};

const exists = async (path: string): Promise<boolean> =>
  (await stat(path).catch(() => undefined)) !== undefined;
