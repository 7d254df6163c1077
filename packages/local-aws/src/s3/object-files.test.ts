import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { aTemporaryFolder } from "@iotd/core/testing";
import { beforeEach, describe, expect, it } from "vitest";
import { type ObjectFiles, objectFiles } from "./object-files.ts";

const object = { bucket: "uploads", key: "pictures/2026/my picture ü.jpg" };
const md5 = "15ecbdb3a49f63f9999deb864ba4c3e5";

let folder: string;
let files: ObjectFiles;

/** Writes an object as s3rver 5 wrote it. */
beforeEach(async () => {
  folder = await aTemporaryFolder();
  const path = join(folder, object.bucket, object.key);
  await mkdir(join(path, ".."), { recursive: true });
  await writeFile(`${path}._S3rver_object`, "the bytes of a picture");
  await writeFile(`${path}._S3rver_object.md5`, md5);
  await writeFile(
    `${path}._S3rver_metadata.json`,
    '{\n  "cache-control": "max-age=60",\n  "content-type": "image/jpeg",\n  "x-amz-meta-by": "me"\n}',
  );
  await writeFile(join(folder, object.bucket, "._S3rver_cors.xml"), "<?xml?>\n");
  files = objectFiles(folder);
});

describe("objectFiles", () => {
  it("reads the objects that s3rver 5 has written", async () => {
    const details = await files.describe(object);

    expect(details).toMatchObject({
      size: 22,
      eTag: md5,
      modifiedAt: expect.any(Date),
      headers: {
        "cache-control": "max-age=60",
        "content-type": "image/jpeg",
        "x-amz-meta-by": "me",
      },
    });
    expect(await readFile(details?.path ?? "", "utf8")).toBe("the bytes of a picture");
    expect(await files.keys(object.bucket)).toEqual([object.key]);
  });

  it("needs only the file of the bytes", async () => {
    const path = join(folder, object.bucket, object.key);
    await rm(`${path}._S3rver_object.md5`);
    await rm(`${path}._S3rver_metadata.json`);

    expect(await files.describe(object)).toMatchObject({ size: 22, eTag: md5, headers: {} });
  });

  it("removes an object with its empty folders, and neither the bucket nor other objects", async () => {
    const other = { bucket: "uploads", key: "pictures/other.jpg" };
    await writeFile(join(folder, other.bucket, `${other.key}._S3rver_object`), "other");

    await files.remove(object);
    await files.remove({ ...object, key: "no/such/object" });

    expect(await files.has(object)).toBe(false);
    expect(await files.keys(object.bucket)).toEqual([other.key]);
    expect(await readdir(join(folder, object.bucket, "pictures"))).toEqual([
      "other.jpg._S3rver_object",
    ]);

    await files.remove(other);

    expect(await readdir(join(folder, object.bucket))).toEqual(["._S3rver_cors.xml"]);
  });
});
