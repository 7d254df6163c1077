import { randomUUID } from "node:crypto";
import {
  DeleteObjectsCommand,
  ListObjectsV2Command,
  type ListObjectsV2CommandInput,
  PutObjectCommand,
  paginateListObjectsV2,
} from "@aws-sdk/client-s3";
import { connectS3 } from "@iotd/core/storage/s3";
import { afterAll, describe, expect, inject, it } from "vitest";

const Bucket = inject("s3").buckets.media;
const s3 = connectS3(inject("s3"));
afterAll(() => s3.destroy());

/** Creates objects under a prefix of their own, which it returns. */
const aPrefixWith = async (...names: string[]): Promise<string> => {
  const prefix = `list-objects/${randomUUID()}/`;
  for (const name of names) {
    await s3.send(new PutObjectCommand({ Bucket, Key: prefix + name, Body: name }));
  }
  return prefix;
};

const list = async (Prefix: string, options: Partial<ListObjectsV2CommandInput> = {}) => {
  const answer = await s3.send(new ListObjectsV2Command({ Bucket, Prefix, ...options }));
  return {
    ...answer,
    names: (answer.Contents ?? []).map(({ Key = "" }) => Key.replace(Prefix, "")),
  };
};

describe("listObjects", () => {
  it("says of each object its size, ETag and time", async () => {
    const prefix = await aPrefixWith("a.jpg");

    expect((await list(prefix)).Contents).toEqual([
      {
        Key: `${prefix}a.jpg`,
        Size: 5,
        ETag: expect.stringMatching(/^"[0-9a-f]{32}"$/),
        LastModified: expect.any(Date),
        StorageClass: "STANDARD",
      },
    ]);
  });

  it("gives the keys that start with a prefix, in their order", async () => {
    const prefix = await aPrefixWith("b", "a/2", "a-1", "a/1");

    expect((await list(prefix)).names).toEqual(["a-1", "a/1", "a/2", "b"]);
    expect((await list(`${prefix}a`)).names).toEqual(["-1", "/1", "/2"]);
    expect((await list(`${prefix}../`)).names).toEqual([]);
  });

  it("gives the keys after a given one", async () => {
    const prefix = await aPrefixWith("1", "2", "3");

    expect((await list(prefix, { StartAfter: `${prefix}1` })).names).toEqual(["2", "3"]);
  });

  it("divides a long list into pages", async () => {
    const prefix = await aPrefixWith("1", "2", "3", "4", "5");

    const pages: (string | undefined)[][] = [];
    const paginator = paginateListObjectsV2(
      { client: s3, pageSize: 2 },
      { Bucket, Prefix: prefix, StartAfter: `${prefix}1` },
    );
    for await (const { Contents = [] } of paginator) pages.push(Contents.map(({ Key }) => Key));

    expect(pages).toEqual([
      [`${prefix}2`, `${prefix}3`],
      [`${prefix}4`, `${prefix}5`],
    ]);
  });

  it("says whether there are more keys", async () => {
    const prefix = await aPrefixWith("1", "2");

    expect(await list(prefix, { MaxKeys: 1 })).toMatchObject({ IsTruncated: true, KeyCount: 1 });
    expect(await list(prefix, { MaxKeys: 2 })).toMatchObject({ IsTruncated: false, KeyCount: 2 });
    expect(await list(prefix, { MaxKeys: 0 })).toMatchObject({ IsTruncated: false, KeyCount: 0 });
  });

  it("refuses a number of keys that is none", async () => {
    await expect(list("", { MaxKeys: -1 })).rejects.toMatchObject({ name: "InvalidArgument" });
  });

  it("lists and deletes keys with characters that XML reserves", async () => {
    const names = [`a & b.jpg`, `<tag> "quoted" 'single'.jpg`, "&amp;.jpg", "ü+%20 €.jpg"].sort();
    const prefix = await aPrefixWith(...names);

    expect((await list(prefix)).names).toEqual(names);
    const Objects = names.map((name) => ({ Key: prefix + name }));
    const { Deleted } = await s3.send(new DeleteObjectsCommand({ Bucket, Delete: { Objects } }));

    expect(Deleted).toEqual(Objects);
    expect((await list(prefix)).names).toEqual([]);
  });

  it("encodes keys if asked to", async () => {
    const prefix = await aPrefixWith("a b/ü.jpg");

    const answer = await list(prefix, { EncodingType: "url" });

    expect(answer.names).toEqual(["a+b/%C3%BC.jpg"]);
    expect(answer.EncodingType).toBe("url");
  });

  it("does not delete outside of its bucket", async () => {
    const Objects = [{ Key: "../test-uploads/a.jpg" }];

    await expect(
      s3.send(new DeleteObjectsCommand({ Bucket, Delete: { Objects } })),
    ).rejects.toMatchObject({ name: "InvalidURI" });
  });
});
