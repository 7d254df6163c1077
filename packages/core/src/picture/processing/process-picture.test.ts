import { beforeEach, describe, expect, it } from "vitest";
import { newId } from "../../id.ts";
import { aMadeVariant, aPicture, useTestDatabase } from "../../testing/index.ts";
import { getEditorPicture } from "../get-picture.ts";
import type { Picture } from "../picture.ts";
import { rejectionOf } from "../rejection.ts";
import { completeProcessing, rejectPicture, startProcessing } from "./process-picture.ts";

const database = useTestDatabase();
const now = new Date("2025-03-01T08:00:00Z");

beforeEach(database.clear);

const context = () => ({ db: database.as("iotd_processor"), now });
const owner = () => ({ db: database.as("iotd_owner") });
const attemptOf = ({ id, uploadId }: Picture) => ({ pictureId: id, uploadId });
const imageOf = ({ id }: Picture) => ({
  width: 1280,
  height: 853,
  placeholder: "3OcRJYB4d3h/iIeHeEh3eIhw+j2w",
  variants: [aMadeVariant(id, 640), aMadeVariant(id, 1280)],
});

describe("startProcessing", () => {
  it("an uploaded picture changes to processing", async () => {
    const picture = await aPicture(owner().db, { status: "awaiting_upload" });

    const claimed = await startProcessing(context(), attemptOf(picture));

    expect(claimed).toMatchObject({ id: picture.id, status: "processing", statusChangedAt: now });
  });

  it("processing can be started again, because the first worker may have failed", async () => {
    const picture = await aPicture(owner().db, { status: "processing" });

    expect(await startProcessing(context(), attemptOf(picture))).toMatchObject({ id: picture.id });
  });

  it.each(["ready", "rejected"] as const)(
    "a picture that is %s is not processed again",
    async (status) => {
      const picture = await aPicture(owner().db, { status });

      expect(await startProcessing(context(), attemptOf(picture))).toBeUndefined();
      expect(await getEditorPicture(owner(), picture.id)).toMatchObject(picture);
    },
  );

  it("an event of an earlier upload is ignored", async () => {
    const picture = await aPicture(owner().db, { status: "awaiting_upload" });

    const claimed = await startProcessing(context(), { pictureId: picture.id, uploadId: newId() });

    expect(claimed).toBeUndefined();
    expect(await getEditorPicture(owner(), picture.id)).toMatchObject(picture);
  });

  it("an unknown picture is ignored", async () => {
    const attempt = { pictureId: newId(), uploadId: newId() };

    expect(await startProcessing(context(), attempt)).toBeUndefined();
  });
});

describe("completeProcessing", () => {
  it("a processed picture is ready, has its variants and is published", async () => {
    const picture = await aPicture(owner().db, { status: "processing" });
    const image = imageOf(picture);

    const completed = await completeProcessing(context(), attemptOf(picture), image);

    expect(completed).toBe(true);
    expect(await getEditorPicture(owner(), picture.id)).toMatchObject({
      ...image,
      status: "ready",
      publishedAt: now,
      statusChangedAt: now,
    });
  });

  it("a processed picture keeps its date", async () => {
    const publishedAt = new Date("2027-01-31T08:00:00Z");
    const picture = await aPicture(owner().db, { status: "processing", publishedAt });

    await completeProcessing(context(), attemptOf(picture), imageOf(picture));

    expect(await getEditorPicture(owner(), picture.id)).toMatchObject({ publishedAt });
  });

  it("a processed draft is not published", async () => {
    const picture = await aPicture(owner().db, { status: "processing", draft: true });

    await completeProcessing(context(), attemptOf(picture), imageOf(picture));

    expect(await getEditorPicture(owner(), picture.id)).toMatchObject({
      status: "ready",
      draft: true,
      publishedAt: null,
      revision: 1,
    });
  });

  it("a deleted picture is processed and stays deleted", async () => {
    const deletedAt = new Date("2025-02-28T08:00:00Z");
    const picture = await aPicture(owner().db, { status: "awaiting_upload", deletedAt });

    await startProcessing(context(), attemptOf(picture));
    await completeProcessing(context(), attemptOf(picture), imageOf(picture));

    expect(await getEditorPicture(owner(), picture.id)).toMatchObject({
      status: "ready",
      deletedAt,
    });
  });

  it.each(["awaiting_upload", "ready", "rejected"] as const)(
    "the result for a picture that is %s is ignored",
    async (status) => {
      const picture = await aPicture(owner().db, { status });

      const completed = await completeProcessing(context(), attemptOf(picture), imageOf(picture));

      expect(completed).toBe(false);
      expect(await getEditorPicture(owner(), picture.id)).toEqual({ ...picture, variants: [] });
    },
  );

  it("the result of an earlier upload is ignored", async () => {
    const picture = await aPicture(owner().db, { status: "processing" });
    const earlier = { pictureId: picture.id, uploadId: newId() };

    expect(await completeProcessing(context(), earlier, imageOf(picture))).toBe(false);
    expect(await getEditorPicture(owner(), picture.id)).toEqual({ ...picture, variants: [] });
  });

  it("of two concurrent results one is recorded", async () => {
    const picture = await aPicture(owner().db, { status: "processing" });
    const image = imageOf(picture);

    const completed = await Promise.all([
      completeProcessing(context(), attemptOf(picture), image),
      completeProcessing(context(), attemptOf(picture), image),
    ]);

    expect(completed.toSorted()).toEqual([false, true]);
    expect(await getEditorPicture(owner(), picture.id)).toMatchObject({ variants: image.variants });
  });

  it("variants are stored with the narrowest first", async () => {
    const picture = await aPicture(owner().db, { status: "processing" });
    const image = imageOf(picture);

    const reversed = { ...image, variants: image.variants.toReversed() };
    await completeProcessing(context(), attemptOf(picture), reversed);

    expect(await getEditorPicture(owner(), picture.id)).toMatchObject({ variants: image.variants });
  });
});

describe("rejectPicture", () => {
  it("a rejection is recorded with its code and message", async () => {
    const picture = await aPicture(owner().db, { status: "processing" });
    const rejection = rejectionOf("animated");

    expect(await rejectPicture(context(), attemptOf(picture), rejection)).toBe(true);
    expect(await getEditorPicture(owner(), picture.id)).toMatchObject({
      status: "rejected",
      statusChangedAt: now,
      rejectionCode: "animated",
      rejectionDetail: "The image is animated. Upload a still image.",
    });
  });

  it.each(["awaiting_upload", "ready", "rejected"] as const)(
    "the rejection of a picture that is %s is ignored",
    async (status) => {
      const picture = await aPicture(owner().db, { status });

      const rejected = await rejectPicture(
        context(),
        attemptOf(picture),
        rejectionOf("hash_mismatch"),
      );

      expect(rejected).toBe(false);
      expect(await getEditorPicture(owner(), picture.id)).toMatchObject(picture);
    },
  );

  it("the rejection of an earlier upload is ignored", async () => {
    const picture = await aPicture(owner().db, { status: "processing" });
    const earlier = { pictureId: picture.id, uploadId: newId() };

    expect(await rejectPicture(context(), earlier, rejectionOf("animated"))).toBe(false);
    expect(await getEditorPicture(owner(), picture.id)).toMatchObject(picture);
  });
});
