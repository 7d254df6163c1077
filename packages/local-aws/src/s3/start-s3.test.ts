import { createHash } from "node:crypto";
import { once } from "node:events";
import { readdir, writeFile } from "node:fs/promises";
import { connect } from "node:net";
import { join } from "node:path";
import { Readable } from "node:stream";
import {
  CopyObjectCommand,
  CreateMultipartUploadCommand,
  DeleteObjectCommand,
  DeleteObjectsCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListBucketsCommand,
  ListObjectsCommand,
  ListObjectsV2Command,
  PutBucketCorsCommand,
  PutObjectCommand,
  type PutObjectCommandInput,
  S3Client,
} from "@aws-sdk/client-s3";
import { getSignedUrl } from "@aws-sdk/s3-request-presigner";
import { uploadHeaders } from "@iotd/core/storage";
import { aTemporaryFolder, eventually } from "@iotd/core/testing";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { ObjectCreated } from "./object-created.ts";
import { type S3, type S3Options, startS3 } from "./start-s3.ts";

const origin = "http://127.0.0.1:3000";
const picture = Buffer.from("the bytes of a picture");

let dataDirectory: string;
let events: ObjectCreated[];
let cleanUps: (() => unknown)[];
let s3: S3;
let client: S3Client;

const start = async (options: Partial<S3Options> = {}): Promise<S3> => {
  const server = await startS3({
    dataDirectory,
    buckets: ["uploads", "media"],
    onObjectCreated: async (event) => {
      events.push(event);
    },
    ...options,
  });
  cleanUps.push(server.stop);
  return server;
};

const ignore = () => undefined;

const aClient = ({ endpoint, region, accessKeyId, secretAccessKey }: S3): S3Client => {
  const credentials = { accessKeyId, secretAccessKey };
  const created = new S3Client({
    endpoint,
    region,
    credentials,
    forcePathStyle: true,
    maxAttempts: 1,
    // It would print warnings about streams, which these tests send on purpose.
    logger: { debug: ignore, info: ignore, warn: ignore, error: ignore },
  });
  cleanUps.push(() => created.destroy());
  return created;
};

beforeEach(async () => {
  dataDirectory = await aTemporaryFolder();
  events = [];
  cleanUps = [];
  s3 = await start();
  client = aClient(s3);
});

afterEach(async () => {
  for (const cleanUp of cleanUps.reverse()) await cleanUp();
});

const sha256 = (bytes: Buffer): string => createHash("sha256").update(bytes).digest("base64");

const put = (input: Partial<PutObjectCommandInput> = {}) =>
  client.send(new PutObjectCommand({ Bucket: "uploads", Key: "a.jpg", Body: picture, ...input }));

const bodyOf = async (key: string): Promise<string | undefined> => {
  const { Body } = await client.send(new GetObjectCommand({ Bucket: "uploads", Key: key }));
  return await Body?.transformToString();
};

/** A presigned upload of `picture` as the API makes them: its type, length, hash and condition are signed. */
const presign = async (
  input: Partial<PutObjectCommandInput> = {},
  signingDate = new Date(),
): Promise<{ url: string; headers: Record<string, string> }> => {
  const headers = {
    "content-type": "image/jpeg",
    "x-amz-checksum-sha256": sha256(picture),
    "if-none-match": "*",
  };
  const command = new PutObjectCommand({
    Bucket: "uploads",
    Key: "a.jpg",
    ContentType: headers["content-type"],
    ContentLength: picture.length,
    ChecksumSHA256: headers["x-amz-checksum-sha256"],
    IfNoneMatch: "*",
    ...input,
  });
  const url = await getSignedUrl(client, command, {
    expiresIn: 300,
    signingDate,
    signableHeaders: new Set([...Object.keys(headers), "content-length"]),
    unhoistableHeaders: new Set(["x-amz-checksum-sha256"]),
  });
  return { url, headers };
};

const upload = async (
  { url, headers }: { url: string; headers: Record<string, string> },
  body: Buffer = picture,
): Promise<{ status: number; code: string | undefined; headers: Headers }> => {
  const response = await fetch(url, { method: "PUT", headers, body: new Uint8Array(body) });
  const code = /<Code>(\w+)<\/Code>/.exec(await response.text())?.[1];
  return { status: response.status, code, headers: response.headers };
};

const filesBelow = async (folder: string): Promise<string[]> => {
  const entries = await readdir(join(dataDirectory, folder), {
    recursive: true,
    withFileTypes: true,
  });
  return entries.filter((entry) => entry.isFile()).map(({ name }) => name);
};

async function* changed(body: AsyncIterable<unknown>): AsyncGenerator<Buffer> {
  for await (const bytes of body) yield Buffer.from(`${bytes}`.replace("picture", "forgery"));
}

const notImplemented = { name: "NotImplemented", $metadata: { httpStatusCode: 501 } };

const expectNothingStored = async (): Promise<void> => {
  expect(await filesBelow(".")).toEqual([]);
  expect(events).toEqual([]);
};

describe("startS3", () => {
  it("returns an object as it was sent, with its headers", async () => {
    const headers = {
      ContentType: "image/jpeg",
      CacheControl: "max-age=60",
      Metadata: { by: "me" },
    };

    const { ETag } = await put(headers);

    expect(await bodyOf("a.jpg")).toBe(picture.toString());
    const head = await client.send(new HeadObjectCommand({ Bucket: "uploads", Key: "a.jpg" }));
    expect(head).toMatchObject({ ...headers, ETag, ContentLength: picture.length });
    expect(ETag).toBe(`"${createHash("md5").update(picture).digest("hex")}"`);
  });

  it("keeps objects across a restart", async () => {
    await put({ ContentType: "image/jpeg" });
    await s3.stop();

    s3 = await start();
    client = aClient(s3);

    const { Body, ContentType } = await client.send(
      new GetObjectCommand({ Bucket: "uploads", Key: "a.jpg" }),
    );
    expect(await Body?.transformToString()).toBe(picture.toString());
    expect(ContentType).toBe("image/jpeg");
  });

  it("replaces an object", async () => {
    await put();

    await put({ Body: "new" });

    expect(await bodyOf("a.jpg")).toBe("new");
  });

  it("lists and deletes objects", async () => {
    for (const Key of ["a/1 one.jpg", "a/2+ü.jpg", "b/3.jpg"]) await put({ Key });
    const list = async () => {
      const { Contents = [] } = await client.send(new ListObjectsV2Command({ Bucket: "uploads" }));
      return Contents.map(({ Key }) => Key);
    };
    expect(await list()).toEqual(["a/1 one.jpg", "a/2+ü.jpg", "b/3.jpg"]);

    await client.send(new DeleteObjectCommand({ Bucket: "uploads", Key: "a/2+ü.jpg" }));
    await client.send(
      new DeleteObjectsCommand({ Bucket: "uploads", Delete: { Objects: [{ Key: "b/3.jpg" }] } }),
    );

    expect(await list()).toEqual(["a/1 one.jpg"]);
  });

  it("deletes and stores in one folder at the same time without a loss", async () => {
    const keys = Array.from({ length: 8 }, (_, index) => `folder/${index}`);

    await Promise.all(
      keys.map(async (Key) => {
        await put({ Key: `${Key}-gone` });
        await Promise.all([
          client.send(new DeleteObjectCommand({ Bucket: "uploads", Key: `${Key}-gone` })),
          put({ Key, Body: Key }),
        ]);
      }),
    );

    expect(await Promise.all(keys.map(bodyOf))).toEqual(keys);
  });

  it("answers NoSuchKey for a missing object and NoSuchBucket for a missing bucket", async () => {
    await expect(bodyOf("none.jpg")).rejects.toMatchObject({ name: "NoSuchKey" });
    await expect(put({ Bucket: "nowhere" })).rejects.toMatchObject({ name: "NoSuchBucket" });
  });

  it("refuses keys that are not safe as paths", async () => {
    const [base] = (await presign({ Key: "a.jpg" })).url.split("/a.jpg");
    for (const path of ["/..%2f..%2fescaped", "/a%2f%2fb", "/a%2f.%2fb", "/bad%zz"]) {
      const response = await fetch(`${base}${path}`, { method: "PUT", body: "x" });
      expect(await response.text()).toContain("<Code>InvalidURI</Code>");
    }
    await expectNothingStored();
  });

  const Bucket = "uploads";
  const Key = "a.jpg";
  const unknown = {
    "a copy": () => client.send(new CopyObjectCommand({ Bucket, Key, CopySource: "uploads/b" })),
    "an upload in parts": () => client.send(new CreateMultipartUploadCommand({ Bucket, Key })),
    "a list with a delimiter": () =>
      client.send(new ListObjectsV2Command({ Bucket, Delimiter: "/" })),
    "a list by the first version of the operation": () =>
      client.send(new ListObjectsCommand({ Bucket })),
    "a list of the buckets": () => client.send(new ListBucketsCommand()),
    "one version of an object": () =>
      client.send(new GetObjectCommand({ Bucket, Key, VersionId: "1" })),
  };
  it.each(Object.entries(unknown))("refuses %s, which it does not implement", async (_, send) => {
    await expect(send()).rejects.toMatchObject(notImplemented);
  });

  it.each([
    { IfMatch: "*" },
    { IfNoneMatch: '"etag"' },
    { ChecksumSHA1: "2jmj7l5rSw0yVb/vlWAYkK/YBwk=" },
  ])("refuses an upload with a condition that it does not implement: %o", async (condition) => {
    await expect(put(condition)).rejects.toMatchObject(notImplemented);
    await expectNothingStored();
  });

  describe("from the AWS SDK", () => {
    it("accepts a buffer, with the checksum that the SDK adds", async () => {
      await put({ Body: Buffer.alloc(3_000_000, "x") });

      expect(await bodyOf("a.jpg")).toBe("x".repeat(3_000_000));
    });

    it("accepts a stream, with the checksum after it", async () => {
      const chunks = Array.from({ length: 50 }, (_, index) => Buffer.alloc(40_001, `${index}`));
      const whole = Buffer.concat(chunks);

      await put({
        Body: Readable.from(chunks),
        ContentLength: whole.length,
        ContentEncoding: "gzip",
      });

      const { Body, ContentEncoding } = await client.send(
        new GetObjectCommand({ Bucket: "uploads", Key: "a.jpg" }),
      );
      expect(Buffer.from((await Body?.transformToByteArray()) ?? []).equals(whole)).toBe(true);
      expect(ContentEncoding).toBe("gzip");
    });

    it("accepts an empty object", async () => {
      await put({ Body: "" });

      expect(await bodyOf("a.jpg")).toBe("");
    });

    it.each([
      ["SHA256", { ChecksumSHA256: sha256(Buffer.from("other")) }],
      ["CRC32", { ChecksumCRC32: "AAAAAA==" }],
      ["MD5", { ContentMD5: createHash("md5").update("other").digest("base64") }],
    ])("refuses bytes that differ from their %s", async (_, checksum) => {
      await expect(put(checksum)).rejects.toMatchObject({
        name: "BadDigest",
        $metadata: { httpStatusCode: 400 },
      });

      await expectNothingStored();
    });

    it("refuses a stream that differs from the checksum after it", async () => {
      client.middlewareStack.add(
        (next) => async (args) => {
          const { request } = args;
          if (typeof request === "object" && request !== null && "body" in request) {
            const { body } = request;
            if (body instanceof Readable) request.body = Readable.from(changed(body));
          }
          return await next(args);
        },
        { step: "finalizeRequest", priority: "low" },
      );

      await expect(
        put({ Body: Readable.from([picture]), ContentLength: picture.length }),
      ).rejects.toMatchObject({ name: "BadDigest" });

      await expectNothingStored();
    });
  });

  describe("signatures", () => {
    it("refuses a request without one", async () => {
      for (const method of ["GET", "PUT", "DELETE"]) {
        const response = await fetch(`${s3.endpoint}/uploads/a.jpg`, { method });
        expect(response.status).toBe(403);
        expect(await response.text()).toContain("<Code>AccessDenied</Code>");
      }
    });

    it("refuses one by a wrong secret or an unknown key", async () => {
      client = aClient({ ...s3, secretAccessKey: "wrong" });
      await expect(put()).rejects.toMatchObject({ name: "SignatureDoesNotMatch" });
      client = aClient({ ...s3, accessKeyId: "unknown" });
      await expect(put()).rejects.toMatchObject({ name: "InvalidAccessKeyId" });
      await expectNothingStored();
    });

    it("refuses an x-amz- header that is not signed", async () => {
      const { url, headers } = await presign();

      const answer = await upload({ url, headers: { ...headers, "x-amz-meta-by": "a stranger" } });

      expect(answer).toMatchObject({ status: 403, code: "AccessDenied" });
    });

    it("accepts a presigned URL", async () => {
      await put();
      const command = new GetObjectCommand({ Bucket: "uploads", Key: "a.jpg" });

      const response = await fetch(await getSignedUrl(client, command));

      expect(await response.text()).toBe(picture.toString());
    });
  });

  describe("a presigned upload", () => {
    it("stores exactly the bytes that it was signed for", async () => {
      const answer = await upload(await presign());

      expect(answer).toMatchObject({ status: 200 });
      expect(await bodyOf("a.jpg")).toBe(picture.toString());
    });

    it("is refused when the bytes have another hash", async () => {
      const other = Buffer.from(picture).reverse();

      const answer = await upload(await presign(), other);

      expect(answer).toMatchObject({ status: 400, code: "BadDigest" });
      await expectNothingStored();
    });

    it("is refused when another hash is sent", async () => {
      const other = Buffer.from(picture).reverse();
      const { url, headers } = await presign();

      const answer = await upload(
        { url, headers: { ...headers, "x-amz-checksum-sha256": sha256(other) } },
        other,
      );

      expect(answer).toMatchObject({ status: 403, code: "SignatureDoesNotMatch" });
      await expectNothingStored();
    });

    it.each([
      ["content type", { "content-type": "text/html" }],
      ["condition", { "if-none-match": "" }],
    ])("is refused with another %s", async (_, changed) => {
      const { url, headers } = await presign();

      const answer = await upload({ url, headers: { ...headers, ...changed } });

      expect(answer).toMatchObject({ status: 403, code: "SignatureDoesNotMatch" });
      await expectNothingStored();
    });

    it("is refused with another length", async () => {
      const answer = await upload(await presign(), Buffer.concat([picture, picture]));

      expect(answer).toMatchObject({ status: 403, code: "SignatureDoesNotMatch" });
      await expectNothingStored();
    });

    it("is refused for another key", async () => {
      const { url, headers } = await presign();

      const answer = await upload({ url: url.replace("a.jpg", "b.jpg"), headers });

      expect(answer).toMatchObject({ status: 403, code: "SignatureDoesNotMatch" });
    });

    it("is refused when it has expired", async () => {
      const tenMinutesAgo = new Date(Date.now() - 600_000);

      const answer = await upload(await presign({}, tenMinutesAgo));

      expect(answer).toMatchObject({ status: 403, code: "AccessDenied" });
      await expectNothingStored();
    });

    it("is refused when its expiry is changed", async () => {
      const { url, headers } = await presign();

      const answer = await upload({
        url: url.replace("X-Amz-Expires=300", "X-Amz-Expires=3000"),
        headers,
      });

      expect(answer).toMatchObject({ status: 403, code: "SignatureDoesNotMatch" });
    });

    it("is refused if the object exists", async () => {
      const presigned = await presign();
      await upload(presigned);

      const answer = await upload(presigned);

      expect(answer).toMatchObject({ status: 412, code: "PreconditionFailed" });
      expect(events).toHaveLength(1);
    });

    it("succeeds for exactly one of several at the same time", async () => {
      const presigned = await presign();

      const answers = await Promise.all(Array.from({ length: 5 }, () => upload(presigned)));

      expect(answers.map(({ status }) => status).sort()).toEqual([200, 412, 412, 412, 412]);
      expect(events).toHaveLength(1);
      expect(await filesBelow("uploads")).toEqual([]);
    });

    it("leaves no files when its client disconnects", async () => {
      const { url, headers } = await presign();
      const { host, hostname, port, pathname, search } = new URL(url);
      const lines = Object.entries({ ...headers, host, "content-length": picture.length });
      const socket = connect(Number(port), hostname);
      await once(socket, "connect");
      const head = lines.map(([name, value]) => `${name}: ${value}\r\n`).join("");
      socket.write(`PUT ${pathname}${search} HTTP/1.1\r\n${head}\r\n`);
      socket.write(picture.subarray(0, 5));
      await eventually(async () => expect(await filesBelow("uploads")).toHaveLength(1));

      socket.destroy();

      await eventually(expectNothingStored);
    });
  });

  describe("event notifications", () => {
    it("are sent before the uploader gets an answer", async () => {
      const { ETag } = await put({ Key: "pictures/my picture.jpg" });

      expect(events).toEqual([
        {
          bucket: "uploads",
          key: "pictures/my picture.jpg",
          size: picture.length,
          eTag: ETag?.replaceAll('"', ""),
          eventTime: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
        },
      ]);
      expect(await filesBelow("announcements")).toEqual([]);
    });

    it("are sent when the object can be read", async () => {
      const seen: (string | undefined)[] = [];
      s3 = await restart(async ({ key }) => {
        seen.push(await bodyOf(key));
      });

      await put();

      expect(seen).toEqual([picture.toString()]);
    });

    it("are sent again at the next start if sending fails", async () => {
      const onError = vi.fn();
      s3 = await restart(async () => {
        throw new Error("disk full");
      }, onError);
      await expect(put()).rejects.toMatchObject({ name: "InternalError" });
      expect(onError.mock.calls).toEqual([[new Error("disk full")]]);

      s3 = await restart(async (event) => {
        events.push(event);
      });

      expect(events).toMatchObject([{ bucket: "uploads", key: "a.jpg", size: picture.length }]);
      expect(await filesBelow("announcements")).toEqual([]);
    });

    it("are not sent for an object that a killed process has not stored", async () => {
      await s3.stop();
      const event = { bucket: "uploads", key: "a.jpg", size: 1, eTag: "1", eventTime: "" };
      await writeFile(join(dataDirectory, "announcements", "1.json"), JSON.stringify(event));

      s3 = await start();

      await expectNothingStored();
    });

    it("removes the unfinished uploads of a killed process when it starts", async () => {
      await s3.stop();
      await writeFile(join(dataDirectory, "uploads", "half"), "half a pict");

      s3 = await start();

      await expectNothingStored();
    });
  });

  describe("for pages of other origins", () => {
    beforeEach(async () => {
      const rule = {
        AllowedOrigins: [origin],
        AllowedMethods: ["GET", "PUT"],
        AllowedHeaders: [...uploadHeaders],
        ExposeHeaders: ["ETag"],
      };
      const cors = { Bucket: "uploads", CORSConfiguration: { CORSRules: [rule] } };
      await client.send(new PutBucketCorsCommand(cors));
    });

    const preflight = (headers: Record<string, string>, bucket = "uploads") =>
      fetch(`${s3.endpoint}/${bucket}/a.jpg`, {
        method: "OPTIONS",
        headers: {
          origin,
          "access-control-request-method": "PUT",
          "access-control-request-headers": "content-type,if-none-match,x-amz-checksum-sha256",
          ...headers,
        },
      });

    it("allows an upload with the headers of a presigned upload", async () => {
      const { status, headers } = await preflight({});

      expect(status).toBe(200);
      expect(headers.get("access-control-allow-origin")).toBe(origin);
      expect(headers.get("access-control-allow-methods")).toContain("PUT");
      expect(headers.get("access-control-allow-headers")).toBe(
        "content-type, if-none-match, x-amz-checksum-sha256",
      );
    });

    it.each([
      ["another origin", { origin: "http://evil.example" }, "uploads"],
      ["another method", { "access-control-request-method": "DELETE" }, "uploads"],
      ["another header", { "access-control-request-headers": "x-other" }, "uploads"],
      ["a bucket without rules", {}, "media"],
    ])("does not allow %s", async (_, headers, bucket) => {
      const response = await preflight(headers, bucket);

      expect(response.status).toBe(403);
      expect(await response.text()).toContain("<Code>AccessForbidden</Code>");
    });

    it("lets a page read the answer and its ETag", async () => {
      const { url, headers } = await presign();

      const answer = await upload({ url, headers: { ...headers, origin } });

      expect(answer.headers.get("access-control-allow-origin")).toBe(origin);
      expect(answer.headers.get("access-control-expose-headers")).toBe("ETag");
      expect(answer.headers.get("etag")).not.toBeNull();
    });

    it("lets a page read the error of a refused upload", async () => {
      const { url, headers } = await presign();
      const presigned = { url, headers: { ...headers, origin } };
      const wrongHash = await upload(presigned, Buffer.from(picture).reverse());
      const wrongType = await upload({
        url,
        headers: { ...presigned.headers, "content-type": "x/y" },
      });
      await upload(presigned);
      const secondTime = await upload(presigned);

      const answers = [wrongHash, wrongType, secondTime];
      expect(answers.map(({ status }) => status)).toEqual([400, 403, 412]);
      for (const answer of answers) {
        expect(answer.headers.get("access-control-allow-origin")).toBe(origin);
      }
    });

    it("lets a page read objects, and the error if there is none", async () => {
      await put();
      for (const Key of ["a.jpg", "none.jpg"]) {
        const url = await getSignedUrl(client, new GetObjectCommand({ Bucket: "uploads", Key }));
        const { headers } = await fetch(url, { headers: { origin } });
        expect(headers.get("access-control-allow-origin")).toBe(origin);
      }
    });

    it("does not let pages of other origins read the answer", async () => {
      const { url, headers } = await presign();

      const answer = await upload({ url, headers: { ...headers, origin: "http://evil.example" } });

      expect(answer.headers.get("access-control-allow-origin")).toBeNull();
    });
  });
});

const restart = async (
  onObjectCreated: S3Options["onObjectCreated"],
  onError: NonNullable<S3Options["onError"]> = () => undefined,
): Promise<S3> => {
  await s3.stop();
  const restarted = await start({ onObjectCreated, onError });
  client = aClient(restarted);
  return restarted;
};
