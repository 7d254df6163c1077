import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, inject, it, onTestFinished, vi } from "vitest";
import { systemClock } from "../clock.ts";
import { newId } from "../id.ts";
import { originalKey } from "../picture/object-keys.ts";
import { aTemporaryFolder, openTestBuckets, sha256Of } from "../testing/index.ts";
import { connectS3, createUploadSigner, openBucket } from "./s3.ts";

const { uploads, media, signUploadAt } = openTestBuckets();
const bytes = (text: string) => new TextEncoder().encode(text);
const aKey = (prefix = "tests") => `${prefix}/${newId()}`;

describe("openBucket", () => {
  it("an object can be read after it was put", async () => {
    const key = aKey();

    await media.put(key, bytes("a picture"), { contentType: "image/avif" });

    expect(await media.get(key)).toEqual(bytes("a picture"));
    expect(await media.head(key)).toEqual({ byteSize: 9, contentType: "image/avif" });
  });

  it("putting an object again overwrites it", async () => {
    const key = aKey();
    await media.put(key, bytes("earlier"), { contentType: "image/avif" });

    await media.put(key, bytes("later"), { contentType: "image/webp" });

    expect(await media.get(key)).toEqual(bytes("later"));
    expect(await media.head(key)).toEqual({ byteSize: 5, contentType: "image/webp" });
  });

  it("a missing object is undefined", async () => {
    expect(await media.get(aKey())).toBeUndefined();
    expect(await media.head(aKey())).toBeUndefined();
  });

  it("deleting an object is idempotent", async () => {
    const key = aKey();
    await media.put(key, bytes("a picture"), { contentType: "image/avif" });

    await media.delete(key);
    await media.delete(key);

    expect(await media.head(key)).toBeUndefined();
  });

  it("only keys with the prefix are listed", async () => {
    const prefix = aKey();
    const keys = [`${prefix}/1`, `${prefix}/2/3`];
    for (const key of [...keys, `${prefix}-another/1`])
      await media.put(key, bytes("a picture"), { contentType: "image/avif" });

    expect(await media.list(`${prefix}/`)).toEqual(keys);
    expect(await media.list(`${aKey()}/`)).toEqual([]);
  });

  it("ping resolves for an existing bucket", async () => {
    await expect(media.ping()).resolves.toBeUndefined();
  });

  it("a missing bucket is an error, not an empty bucket", async () => {
    const missing = openBucket(connectS3(inject("s3")), "test-missing");

    await expect(missing.ping()).rejects.toThrow();
    await expect(missing.get(aKey())).rejects.toThrow();
    await expect(missing.list("")).rejects.toThrow();
  });

  it("unknown credentials are an error", async () => {
    const credentials = { accessKeyId: "unknown", secretAccessKey: "unknown" };
    const closed = openBucket(connectS3({ ...inject("s3"), credentials }), "test-media");

    await expect(closed.head(aKey())).rejects.toThrow();
  });
});

describe("createUploadSigner", () => {
  const body = "a photograph";
  const anUpload = () => ({
    key: originalKey(newId(), newId()),
    contentType: "image/jpeg",
    byteSize: body.length,
    sha256: sha256Of(body),
  });
  const sign = signUploadAt(systemClock);
  const send = ({ url, method, headers }: Awaited<ReturnType<typeof sign>>, sent = body) =>
    fetch(url, { method, headers, body: sent });

  it("the signed file is accepted and stored unchanged", async () => {
    const upload = anUpload();

    const response = await send(await sign(upload));

    expect(response.status).toBe(200);
    expect(await uploads.get(upload.key)).toEqual(bytes(body));
    expect(await uploads.head(upload.key)).toEqual({
      byteSize: body.length,
      contentType: "image/jpeg",
    });
  });

  it("a presigned upload works only once", async () => {
    const presigned = await sign(anUpload());
    await send(presigned);

    expect((await send(presigned)).status).toBe(412);
  });

  it("other bytes of the same size are refused", async () => {
    const upload = anUpload();

    const response = await send(await sign(upload), body.toUpperCase());

    expect(response.status).toBe(400);
    expect(await uploads.head(upload.key)).toBeUndefined();
  });

  it("a larger file is refused", async () => {
    const upload = anUpload();

    const response = await send(await sign(upload), `${body} and more`);

    expect(response.status).toBe(403);
    expect(await uploads.head(upload.key)).toBeUndefined();
  });

  it.each([
    ["another content type", { "content-type": "text/html" }],
    ["another hash", { "x-amz-checksum-sha256": sha256Of("another") }],
    ["permission to overwrite", { "if-none-match": "" }],
  ])("an upload with %s is refused", async (_, headers) => {
    const upload = anUpload();
    const presigned = await sign(upload);

    const response = await send({ ...presigned, headers: { ...presigned.headers, ...headers } });

    expect(response.status).toBe(403);
    expect(await uploads.head(upload.key)).toBeUndefined();
  });

  it("an upload to another key is refused", async () => {
    const presigned = await sign(anUpload());
    const another = anUpload();
    const url = new URL(presigned.url);
    url.pathname = `/${inject("s3").buckets.uploads}/${another.key}`;

    const response = await send({ ...presigned, url: url.toString() });

    expect(response.status).toBe(403);
    expect(await uploads.head(another.key)).toBeUndefined();
  });

  it("an upload after five minutes is refused", async () => {
    const signedAt = new Date(Date.now() - 301_000);
    const upload = anUpload();

    const presigned = await signUploadAt(() => signedAt)(upload);
    const response = await send(presigned);

    expect(response.status).toBe(403);
    expect(presigned.expiresAt.getTime()).toBeLessThan(Date.now());
    expect(await uploads.head(upload.key)).toBeUndefined();
  });
});

describe("connectS3", () => {
  it("ignores settings for another S3 in the environment and in ~/.aws/config", async () => {
    const folder = await aTemporaryFolder();
    const configFile = join(folder, "config");
    await writeFile(configFile, "[default]\nuse_dualstack_endpoint = true\nmax_attempts = zero\n");
    vi.stubEnv("AWS_CONFIG_FILE", configFile);
    vi.stubEnv("AWS_USE_FIPS_ENDPOINT", "true");
    vi.stubEnv("AWS_ENDPOINT_URL_S3", "http://127.0.0.1:1");
    vi.stubEnv("AWS_RETRY_MODE", "sometimes");
    vi.stubEnv("AWS_RESPONSE_CHECKSUM_VALIDATION", "NEVER");
    onTestFinished(() => void vi.unstubAllEnvs());
    const { buckets, ...settings } = inject("s3");
    const s3 = connectS3(settings);
    onTestFinished(() => s3.destroy());

    await openBucket(s3, buckets.media).ping();
    const upload = { key: aKey(), contentType: "image/png", byteSize: 1, sha256: sha256Of("a") };
    const { url } = await createUploadSigner(s3, buckets.uploads, systemClock)(upload);

    expect(new URL(url).origin).toBe(settings.endpoint);
  });
});
