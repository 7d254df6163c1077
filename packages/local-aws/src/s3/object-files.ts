import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { mkdir, readdir, readFile, rm, rmdir, stat, writeFile } from "node:fs/promises";
import { dirname, join, relative, sep } from "node:path";
import { pipeline } from "node:stream/promises";
import { z } from "zod";
import { renameDurably, writeFileDurably } from "../durable-file.ts";
import { unlessMissing } from "../error-code.ts";
import { parseFile } from "../parse-file.ts";
import type { SpooledBody } from "./spool.ts";

/** The place of an object. */
export type ObjectName = { readonly bucket: string; readonly key: string };

/** An object without its bytes. */
export type ObjectDetails = {
  /** The file of its bytes. */
  readonly path: string;
  /** In bytes. */
  readonly size: number;
  /** The MD5 of the bytes in hexadecimal, without quotes. */
  readonly eTag: string;
  readonly modifiedAt: Date;
  /** That were stored with it, such as its content type, by lower-case name. */
  readonly headers: Readonly<Record<string, string>>;
};

/** The files of buckets and objects. A call that changes a bucket must be the only one for that bucket. */
export type ObjectFiles = {
  readonly hasBucket: (bucket: string) => Promise<boolean>;
  readonly createBucket: (bucket: string) => Promise<void>;
  readonly has: (object: ObjectName) => Promise<boolean>;
  /** Undefined if there is no such object. */
  readonly describe: (object: ObjectName) => Promise<ObjectDetails | undefined>;
  /** The keys of all objects, in order. */
  readonly keys: (bucket: string) => Promise<string[]>;
  /**
   * Creates or replaces an object from a spooled body, with headers such as its content type. It
   * becomes visible whole, at one instant, and is on disk when the promise resolves.
   */
  readonly store: (
    object: ObjectName,
    body: SpooledBody,
    headers: Readonly<Record<string, string>>,
  ) => Promise<void>;
  /** Removes an object, if there is one, and the folders that are empty without it. */
  readonly remove: (object: ObjectName) => Promise<void>;
};

// Existing data directories have these names.
const suffixes = { bytes: "._S3rver_object", headers: "._S3rver_metadata.json" } as const;

/**
 * Works on `directory`, which has a folder for each bucket and in it three files for each object:
 * `KEY._S3rver_object`, `KEY._S3rver_object.md5` and `KEY._S3rver_metadata.json`. Keys must be safe paths.
 */
export const objectFiles = (directory: string): ObjectFiles => {
  const folderOf = (bucket: string) => join(directory, bucket);
  const pathsOf = ({ bucket, key }: ObjectName) => {
    const path = join(folderOf(bucket), key);
    const bytes = `${path}${suffixes.bytes}`;
    return { bytes, digest: `${bytes}.md5`, headers: `${path}${suffixes.headers}` };
  };
  const exists = async (path: string) => (await unlessMissing(stat(path))) !== undefined;
  const has = (object: ObjectName) => exists(pathsOf(object).bytes);

  return {
    hasBucket: (bucket) => exists(folderOf(bucket)),
    createBucket: async (bucket) => {
      await mkdir(folderOf(bucket), { recursive: true, mode: 0o700 });
    },
    has,
    describe: async (object) => {
      const paths = pathsOf(object);
      const found = await unlessMissing(stat(paths.bytes));
      if (found === undefined) return undefined;
      const headers = await unlessMissing(readFile(paths.headers, "utf8"));
      return {
        path: paths.bytes,
        size: found.size,
        eTag: (await unlessMissing(readFile(paths.digest, "utf8"))) || (await md5Of(paths.bytes)),
        modifiedAt: found.mtime,
        headers: parseFile(headersSchema, {
          file: paths.headers,
          text: headers ?? "{}",
          remedy: "Delete it: the object is then served without a content type.",
        }),
      };
    },
    keys: async (bucket) => {
      const folder = folderOf(bucket);
      const entries = await readdir(folder, { recursive: true, withFileTypes: true });
      return entries
        .filter((entry) => entry.isFile() && entry.name.endsWith(suffixes.bytes))
        .map(({ parentPath, name }) => relative(folder, join(parentPath, name)))
        .map((path) => path.slice(0, -suffixes.bytes.length).replaceAll(sep, "/"))
        .sort();
    },
    store: async (object, body, headers) => {
      const paths = pathsOf(object);
      await mkdir(dirname(paths.bytes), { recursive: true, mode: 0o700 });
      // A missing digest is computed when it is needed; a wrong one would be believed.
      await rm(paths.digest, { force: true });
      await writeFileDurably(paths.headers, JSON.stringify(headers));
      await renameDurably(body.path, paths.bytes);
      await writeFile(paths.digest, body.md5.toString("hex"), { mode: 0o600 });
    },
    remove: async (object) => {
      if (!(await has(object))) return;
      const paths = pathsOf(object);
      for (const path of [paths.bytes, paths.digest, paths.headers])
        await rm(path, { force: true });
      for (
        let folder = dirname(paths.bytes);
        folder !== folderOf(object.bucket) && (await readdir(folder)).length === 0;
        folder = dirname(folder)
      ) {
        await rmdir(folder);
      }
    },
  };
};

const headersSchema = z.record(z.string(), z.string());

const md5Of = async (path: string): Promise<string> => {
  const hash = createHash("md5");
  await pipeline(createReadStream(path), hash);
  return hash.digest("hex");
};
