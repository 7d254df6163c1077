import { describe, expect, inject, it } from "vitest";
import { systemClock } from "../clock.ts";
import { newId } from "../id.ts";
import { originalKey } from "../picture/object-keys.ts";
import { openTestBuckets, sha256Of } from "../testing/index.ts";
import { connectS3, openBucket } from "./s3.ts";

const { uploads, media, signUploadAt } = openTestBuckets();
const bytes = (text: string) => new TextEncoder().encode(text);
const aKey = (prefix = "tests") => `${prefix}/${newId()}`;

describe("a bucket", () => {
  it("gives back what was put into it", async () => {
    const key = aKey();

    await media.put(key, bytes("a picture"), { contentType: "image/avif" });

    expect(await media.get(key)).toEqual(bytes("a picture"));
    expect(await media.head(key)).toEqual({ byteSize: 9, contentType: "image/avif" });
  });

  it("overwrites", async () => {
    const key = aKey();
    await media.put(key, bytes("earlier"), { contentType: "image/avif" });

    await media.put(key, bytes("later"), { contentType: "image/webp" });

    expect(await media.get(key)).toEqual(bytes("later"));
    expect(await media.head(key)).toEqual({ byteSize: 5, contentType: "image/webp" });
  });

  it("has nothing where nothing was put", async () => {
    expect(await media.get(aKey())).toBeUndefined();
    expect(await media.head(aKey())).toBeUndefined();
  });

  it("has nothing where something was deleted, once or twice", async () => {
    const key = aKey();
    await media.put(key, bytes("a picture"), { contentType: "image/avif" });

    await media.delete(key);
    await media.delete(key);

    expect(await media.head(key)).toBeUndefined();
  });

  it("lists the keys under a prefix and no others", async () => {
    const prefix = aKey();
    const keys = [`${prefix}/1`, `${prefix}/2/3`];
    for (const key of [...keys, `${prefix}-another/1`])
      await media.put(key, bytes("a picture"), { contentType: "image/avif" });

    expect(await media.list(`${prefix}/`)).toEqual(keys);
    expect(await media.list(`${aKey()}/`)).toEqual([]);
  });

  it("answers a ping", async () => {
    await expect(media.ping()).resolves.toBeUndefined();
  });

  it("that does not exist fails a ping, and is not taken for an empty one", async () => {
    const missing = openBucket(connectS3(inject("s3")), "test-missing");

    await expect(missing.ping()).rejects.toThrow();
    await expect(missing.get(aKey())).rejects.toThrow();
    await expect(missing.list("")).rejects.toThrow();
  });

  it("fails with keys that are not known", async () => {
    const credentials = { accessKeyId: "unknown", secretAccessKey: "unknown" };
    const closed = openBucket(connectS3({ ...inject("s3"), credentials }), "test-media");

    await expect(closed.head(aKey())).rejects.toThrow();
  });
});

describe("a presigned upload", () => {
  const body = "a photograph";
  const announced = () => ({
    key: originalKey(newId(), newId()),
    contentType: "image/jpeg",
    byteSize: body.length,
    sha256: sha256Of(body),
  });
  const sign = signUploadAt(systemClock);
  const send = ({ url, method, headers }: Awaited<ReturnType<typeof sign>>, sent = body) =>
    fetch(url, { method, headers, body: sent });

  it("is accepted and kept as it was sent", async () => {
    const upload = announced();

    const response = await send(await sign(upload));

    expect(response.status).toBe(200);
    expect(await uploads.get(upload.key)).toEqual(bytes(body));
    expect(await uploads.head(upload.key)).toEqual({
      byteSize: body.length,
      contentType: "image/jpeg",
    });
  });

  it("is accepted once", async () => {
    const presigned = await sign(announced());
    await send(presigned);

    expect((await send(presigned)).status).toBe(412);
  });

  it("is refused with other bytes than were announced", async () => {
    const upload = announced();

    const response = await send(await sign(upload), body.toUpperCase());

    expect(response.status).toBe(400);
    expect(await uploads.head(upload.key)).toBeUndefined();
  });

  it("is refused with more bytes than were announced", async () => {
    const upload = announced();

    const response = await send(await sign(upload), `${body} and more`);

    expect(response.status).toBe(403);
    expect(await uploads.head(upload.key)).toBeUndefined();
  });

  it.each([
    ["another content type", { "content-type": "text/html" }],
    ["another hash", { "x-amz-checksum-sha256": sha256Of("another") }],
    ["leave to overwrite", { "if-none-match": "" }],
  ])("is refused with %s", async (_, headers) => {
    const upload = announced();
    const presigned = await sign(upload);

    const response = await send({ ...presigned, headers: { ...presigned.headers, ...headers } });

    expect(response.status).toBe(403);
    expect(await uploads.head(upload.key)).toBeUndefined();
  });

  it("is refused for another key", async () => {
    const presigned = await sign(announced());
    const another = announced();
    const url = new URL(presigned.url);
    url.pathname = `/${inject("s3").buckets.uploads}/${another.key}`;

    const response = await send({ ...presigned, url: url.toString() });

    expect(response.status).toBe(403);
    expect(await uploads.head(another.key)).toBeUndefined();
  });

  it("is refused after five minutes", async () => {
    const signedAt = new Date(Date.now() - 301_000);
    const upload = announced();

    const presigned = await signUploadAt(() => signedAt)(upload);
    const response = await send(presigned);

    expect(response.status).toBe(403);
    expect(presigned.expiresAt.getTime()).toBeLessThan(Date.now());
    expect(await uploads.head(upload.key)).toBeUndefined();
  });
});
