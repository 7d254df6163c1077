import { randomUUID } from "node:crypto";
import { GetObjectCommand, HeadObjectCommand, PutObjectCommand } from "@aws-sdk/client-s3";
import { getSignedUrl } from "@aws-sdk/s3-request-presigner";
import { connectS3 } from "@iotd/core/storage/s3";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";

const Bucket = inject("s3").buckets.media;
const s3 = connectS3(inject("s3"));
const anObject = () => ({ Bucket, Key: `get-object/${randomUUID()}` });
const object = anObject();
let eTag: string;
let lastModified: string;

beforeAll(async () => {
  const { ETag = "" } = await s3.send(new PutObjectCommand({ ...object, Body: "0123456789" }));
  eTag = ETag;
  lastModified = (await get()).headers.get("last-modified") ?? "";
});
afterAll(() => s3.destroy());

const get = async (headers: Record<string, string> = {}, name = object) =>
  fetch(await getSignedUrl(s3, new GetObjectCommand(name)), { headers });

describe("getObject", () => {
  it.each([
    ["bytes=2-4", "234", "bytes 2-4/10"],
    ["bytes=7-", "789", "bytes 7-9/10"],
    ["bytes=-3", "789", "bytes 7-9/10"],
    ["bytes=-100", "0123456789", "bytes 0-9/10"],
    ["bytes=8-100", "89", "bytes 8-9/10"],
  ])("answers the range %s with its bytes", async (range, bytes, contentRange) => {
    const answer = await get({ range });

    expect(answer.status).toBe(206);
    expect(answer.headers.get("content-range")).toBe(contentRange);
    expect(await answer.text()).toBe(bytes);
  });

  it.each(["bytes=4-2", "bytes=0-1,4-5", "bytes=-", "lines=1-2"])(
    "answers the range %s, which is none, with the whole object",
    async (range) => {
      const answer = await get({ range });

      expect(answer.status).toBe(200);
      expect(await answer.text()).toBe("0123456789");
    },
  );

  it.each(["bytes=10-", "bytes=-0"])("refuses the range %s, which has no bytes", async (range) => {
    const answer = await get({ range });

    expect(answer.status).toBe(416);
    expect(await answer.text()).toContain("<Code>InvalidRange</Code>");
  });

  it("answers 304 if the client has the object already", async () => {
    const conditions = [
      { "if-none-match": eTag },
      { "if-none-match": `"other", W/${eTag}` },
      { "if-none-match": "*" },
      { "if-modified-since": lastModified },
    ];
    for (const headers of conditions) {
      const answer = await get(headers);
      expect(answer.status, JSON.stringify(headers)).toBe(304);
      expect(answer.headers.get("etag")).toBe(eTag);
    }
  });

  it("answers 412 if the object is not the one that the client expects", async () => {
    const conditions = [
      { "if-match": '"other"' },
      { "if-unmodified-since": "Thu, 01 Jan 2026 00:00:00 GMT" },
    ];
    for (const headers of conditions) {
      expect((await get(headers)).status, JSON.stringify(headers)).toBe(412);
    }
  });

  it("answers with the object if its conditions hold", async () => {
    const conditions = [
      { "if-none-match": '"other"' },
      { "if-none-match": '"other"', "if-modified-since": lastModified },
      { "if-modified-since": "Thu, 01 Jan 2026 00:00:00 GMT" },
      { "if-match": eTag },
      { "if-match": eTag, "if-unmodified-since": "Thu, 01 Jan 2026 00:00:00 GMT" },
      { "if-unmodified-since": lastModified },
      { "if-modified-since": "not a date" },
    ];
    for (const headers of conditions) {
      expect((await get(headers)).status, JSON.stringify(headers)).toBe(200);
    }
  });

  it("answers HEAD with the headers only", async () => {
    const head = await s3.send(new HeadObjectCommand(object));

    expect(head).toMatchObject({
      ETag: eTag,
      ContentLength: 10,
      AcceptRanges: "bytes",
      LastModified: new Date(lastModified),
    });
  });

  it("sends the version that it began with, even if that is replaced", async () => {
    const replaced = anObject();
    const large = "x".repeat(8_000_000);
    await s3.send(new PutObjectCommand({ ...replaced, Body: large }));

    const answer = await get({}, replaced);
    await s3.send(new PutObjectCommand({ ...replaced, Body: "new" }));

    expect(await answer.text()).toBe(large);
  });
});
