import { connectDatabase } from "@iotd/core/database";
import { newId } from "@iotd/core/id";
import { createLogger } from "@iotd/core/logging";
import { getEditorPicture, requestUpload, variantFormats } from "@iotd/core/picture";
import { originalKey, variantsOf } from "@iotd/core/picture/object-keys";
import {
  aNewPicture,
  anActor,
  anUploadSigner,
  aPicture,
  openTestBuckets,
  sha256Of,
  useTestDatabase,
} from "@iotd/core/testing";
import { describe, expect, it } from "vitest";
import { createHandler } from "./create-handler.ts";
import { decodeOriginal } from "./image/decode-original.ts";
import { isRefused } from "./image/refused.ts";
import type { ProcessorDeps } from "./process-upload.ts";
import { anUpload, smallPhoto } from "./testing/an-upload.ts";
import { notificationOf, sqsEvent } from "./testing/sqs-event.ts";

const database = useTestDatabase();
const buckets = openTestBuckets();
// Port 1 is reserved (tcpmux), and no server uses it.
const unreachable = openTestBuckets("http://127.0.0.1:1");
const now = new Date("2025-03-01T08:00:00Z");

const owner = () => ({ db: database.as("iotd_owner"), ...buckets });
const allSucceeded = { batchItemFailures: [] };

/** The handler with its own login role, and the lines that it logs. */
function processor(overrides: Partial<ProcessorDeps> = {}) {
  const lines: string[] = [];
  const handle = createHandler({
    db: database.as("iotd_processor"),
    ...buckets,
    now: () => now,
    log: createLogger((line) => lines.push(line)),
    ...overrides,
  });
  return { handle, logged: () => lines.join("\n") };
}

describe("the consumer of the uploads queue", () => {
  it("makes a picture ready", async () => {
    const { picture, key } = await anUpload(owner(), await smallPhoto());

    const answer = await processor().handle(sqsEvent(notificationOf(key)));

    expect(answer).toEqual(allSucceeded);
    const ready = await getEditorPicture(owner(), picture.id);
    expect(ready).toMatchObject({ status: "ready", width: 64, height: 42, rejectionCode: null });
    expect(ready.placeholder).toMatch(/^[A-Za-z0-9+/]+=*$/);
    expect(ready.variants.map(({ format }) => format).toSorted()).toEqual(
      [...variantFormats].toSorted(),
    );
  });

  it("puts each variant under the key and with the type of its row", async () => {
    const { picture, key } = await anUpload(owner(), await smallPhoto());

    await processor().handle(sqsEvent(notificationOf(key)));

    for (const variant of (await getEditorPicture(owner(), picture.id)).variants) {
      expect(variant.key).toMatch(/^media\/[0-9a-f-]{36}\/64-[0-9a-f]{16}\.(avif|webp|jpg)$/);
      expect(await buckets.media.head(variant.key)).toEqual({
        byteSize: variant.byteSize,
        contentType: `image/${variant.format}`,
      });
      const decoded = await decodeOriginal(
        (await buckets.media.get(variant.key)) ?? Buffer.alloc(0),
      );
      expect(isRefused(decoded) ? decoded : decoded.size).toEqual({ width: 64, height: 42 });
    }
  });

  it("lets browsers and the CDN cache variants for a year", async () => {
    const { key } = await anUpload(owner(), await smallPhoto());
    const cacheControls: (string | undefined)[] = [];
    const { handle } = processor({
      media: {
        ...buckets.media,
        put: (variantKey, body, options) => {
          cacheControls.push(options.cacheControl);
          return buckets.media.put(variantKey, body, options);
        },
      },
    });

    await handle(sqsEvent(notificationOf(key)));

    expect(cacheControls).toEqual(variantFormats.map(() => "public, max-age=31536000, immutable"));
  });

  it("publishes a picture without a date as soon as it is ready", async () => {
    const { picture, key } = await anUpload(owner(), await smallPhoto());

    await processor().handle(sqsEvent(notificationOf(key)));

    expect((await getEditorPicture(owner(), picture.id)).publishedAt).toEqual(now);
  });

  it("keeps the date of a scheduled picture", async () => {
    const publishedAt = new Date("2030-01-01T00:00:00Z");
    const { picture, key } = await anUpload(owner(), await smallPhoto(), { publishedAt });

    await processor().handle(sqsEvent(notificationOf(key)));

    expect(await getEditorPicture(owner(), picture.id)).toMatchObject({
      status: "ready",
      publishedAt,
    });
  });

  it("processes a deleted picture, which stays deleted", async () => {
    const deletedAt = new Date("2025-02-28T00:00:00Z");
    const { picture, key } = await anUpload(owner(), await smallPhoto(), { deletedAt });

    await processor().handle(sqsEvent(notificationOf(key)));

    expect(await getEditorPicture(owner(), picture.id)).toMatchObject({
      status: "ready",
      deletedAt,
    });
  });

  it("recognises the type by the bytes, not by the type that the editor stated", async () => {
    const { picture, key } = await anUpload(owner(), await smallPhoto(), {
      contentType: "image/png",
    });

    await processor().handle(sqsEvent(notificationOf(key)));

    expect(await getEditorPicture(owner(), picture.id)).toMatchObject({ status: "ready" });
  });
});

describe("an upload that is rejected", () => {
  it.each([
    ["text that is stated to be a JPEG", "unsupported_type", Buffer.from("not a picture"), {}],
    ["half a JPEG", "not_decodable", Buffer.from([0xff, 0xd8, 0xff, 0xe0]), {}],
    ["another size than stated", "size_mismatch", Buffer.from("12345"), { byteSize: 4 }],
    [
      "another hash than stated",
      "hash_mismatch",
      Buffer.from("12345"),
      { sha256: sha256Of("54321") },
    ],
  ])("has a rejection with a code and a detail: %s", async (_what, code, bytes, overrides) => {
    const { picture, key } = await anUpload(owner(), bytes, overrides);

    const answer = await processor().handle(sqsEvent(notificationOf(key)));

    expect(answer).toEqual(allSucceeded);
    const rejected = await getEditorPicture(owner(), picture.id);
    expect(rejected).toMatchObject({ status: "rejected", rejectionCode: code, variants: [] });
    expect(rejected.rejectionDetail).toMatch(/^The .+\.$/);
  });

  it("puts nothing into the media bucket", async () => {
    const { picture, key } = await anUpload(owner(), Buffer.from("not a picture"));

    await processor().handle(sqsEvent(notificationOf(key)));

    expect(await buckets.media.list(variantsOf(picture.id))).toEqual([]);
  });
});

describe("a message that is delivered again", () => {
  it("changes nothing if the picture is ready", async () => {
    const { picture, key } = await anUpload(owner(), await smallPhoto());
    await processor().handle(sqsEvent(notificationOf(key)));
    const ready = await getEditorPicture(owner(), picture.id);
    const later = processor({ now: () => new Date("2025-03-02T08:00:00Z") });

    const answer = await later.handle(sqsEvent(notificationOf(key)));

    expect(answer).toEqual(allSucceeded);
    expect(await getEditorPicture(owner(), picture.id)).toEqual(ready);
  });

  it("changes nothing while the first delivery is processed", async () => {
    const { picture, key } = await anUpload(owner(), await smallPhoto());
    const event = sqsEvent(notificationOf(key));

    const answers = await Promise.all([processor().handle(event), processor().handle(event)]);

    expect(answers).toEqual([allSucceeded, allSucceeded]);
    const { status, variants } = await getEditorPicture(owner(), picture.id);
    expect(status).toBe("ready");
    expect((await buckets.media.list(variantsOf(picture.id))).toSorted()).toEqual(
      variants.map((variant) => variant.key).toSorted(),
    );
  });

  it("changes nothing if the picture is rejected", async () => {
    const { picture, key } = await anUpload(owner(), Buffer.from("not a picture"));
    await processor().handle(sqsEvent(notificationOf(key)));
    const rejected = await getEditorPicture(owner(), picture.id);

    await processor().handle(sqsEvent(notificationOf(key)));

    expect(await getEditorPicture(owner(), picture.id)).toEqual(rejected);
  });
});

describe("a message without work to do", () => {
  it("is dropped if the upload was started again after it", async () => {
    const { picture, key } = await anUpload(owner(), await smallPhoto());
    await requestUpload(
      { ...owner(), now, actor: anActor(), signUpload: anUploadSigner(now) },
      picture.id,
      (({ contentType, byteSize, sha256 }) => ({ contentType, byteSize, sha256 }))(aNewPicture()),
    );
    const { handle, logged } = processor();

    const answer = await handle(sqsEvent(notificationOf(key)));

    expect(answer).toEqual(allSucceeded);
    expect(logged()).toContain("no picture waits for this upload");
    expect(await getEditorPicture(owner(), picture.id)).toMatchObject({
      status: "awaiting_upload",
      variants: [],
    });
  });

  it("is dropped for an unknown picture", async () => {
    const key = originalKey(newId(), newId());
    await buckets.uploads.put(key, Buffer.from("unknown"), { contentType: "image/jpeg" });
    const { handle, logged } = processor();

    expect(await handle(sqsEvent(notificationOf(key)))).toEqual(allSucceeded);
    expect(logged()).toContain("no picture waits for this upload");
  });

  it("is dropped for a key that is not that of an original", async () => {
    const { handle, logged } = processor();

    expect(await handle(sqsEvent(notificationOf("holiday.jpg")))).toEqual(allSucceeded);
    expect(logged()).toContain("holiday.jpg");
  });

  it("is dropped for an object that does not exist, and the picture still awaits its upload", async () => {
    const picture = await aPicture(owner().db, { status: "awaiting_upload" });
    const { handle, logged } = processor();

    const answer = await handle(
      sqsEvent(notificationOf(originalKey(picture.id, picture.uploadId))),
    );

    expect(answer).toEqual(allSucceeded);
    expect(logged()).toContain("the object does not exist");
    expect(await getEditorPicture(owner(), picture.id)).toMatchObject(picture);
  });

  it.each([
    ["S3's test event", JSON.stringify({ Service: "Amazon S3", Event: "s3:TestEvent" })],
    ["a body that is not JSON", "<xml/>"],
    ["a body without records", "{}"],
  ])("is dropped if it is %s", async (_what, body) => {
    const { handle, logged } = processor();

    expect(await handle(sqsEvent(body))).toEqual(allSucceeded);
    expect(logged()).toContain("names no object");
  });
});

describe("an outage of S3 or the database", () => {
  const unreachableDatabase = connectDatabase(
    { auth: "password", url: "postgres://nobody@127.0.0.1:1/nothing" },
    { maxConnections: 1 },
  );

  it.each<[string, Partial<ProcessorDeps>]>([
    ["the uploads bucket", { uploads: unreachable.uploads }],
    ["the media bucket", { media: unreachable.media }],
    ["the database", { db: unreachableDatabase.db }],
  ])("delays the picture until the message is delivered again (%s)", async (_what, outage) => {
    const { picture, key } = await anUpload(owner(), await smallPhoto());
    const event = sqsEvent(notificationOf(key));

    const during = await processor(outage).handle(event);
    const after = await processor().handle(event);

    expect(during).toEqual({
      batchItemFailures: [{ itemIdentifier: event.Records[0]?.messageId }],
    });
    expect(after).toEqual(allSucceeded);
    expect(await getEditorPicture(owner(), picture.id)).toMatchObject({ status: "ready" });
  });

  it("fails only the messages that it affects", async () => {
    const [first, broken, last] = await Promise.all(
      [1, 2, 3].map(async () => anUpload(owner(), await smallPhoto())),
    );
    if (!first || !broken || !last) throw new Error("three pictures must be uploaded");
    const event = sqsEvent(...[first, broken, last].map(({ key }) => notificationOf(key)));
    const { handle, logged } = processor({
      uploads: {
        ...buckets.uploads,
        get: (key) => (key === broken.key ? unreachable.uploads : buckets.uploads).get(key),
      },
    });

    const answer = await handle(event);

    expect(answer).toEqual({
      batchItemFailures: [{ itemIdentifier: event.Records[1]?.messageId }],
    });
    expect(logged()).toContain("will be delivered again");
    expect(await getEditorPicture(owner(), first.picture.id)).toMatchObject({ status: "ready" });
    expect(await getEditorPicture(owner(), last.picture.id)).toMatchObject({ status: "ready" });
  });
});
