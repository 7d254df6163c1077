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

describe("an upload that arrives", () => {
  it("is claimed for processing", async () => {
    const picture = await aPicture(owner().db, { status: "awaiting_upload" });

    const claimed = await startProcessing(context(), attemptOf(picture));

    expect(claimed).toMatchObject({ id: picture.id, status: "processing", statusChangedAt: now });
  });

  it("can be claimed again while it is processed, as whoever claimed it may have died", async () => {
    const picture = await aPicture(owner().db, { status: "processing" });

    expect(await startProcessing(context(), attemptOf(picture))).toMatchObject({ id: picture.id });
  });

  it.each(["ready", "rejected"] as const)(
    "changes nothing once the picture is %s",
    async (status) => {
      const picture = await aPicture(owner().db, { status });

      expect(await startProcessing(context(), attemptOf(picture))).toBeUndefined();
      expect(await getEditorPicture(owner(), picture.id)).toMatchObject(picture);
    },
  );

  it("changes nothing if its upload was started again since", async () => {
    const picture = await aPicture(owner().db, { status: "awaiting_upload" });

    const claimed = await startProcessing(context(), { pictureId: picture.id, uploadId: newId() });

    expect(claimed).toBeUndefined();
    expect(await getEditorPicture(owner(), picture.id)).toMatchObject(picture);
  });

  it("changes nothing if the picture is unknown", async () => {
    const attempt = { pictureId: newId(), uploadId: newId() };

    expect(await startProcessing(context(), attempt)).toBeUndefined();
  });
});

describe("a processed picture", () => {
  it("is ready, has its variants and is published at once", async () => {
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

  it("keeps the date that it has", async () => {
    const publishedAt = new Date("2027-01-31T08:00:00Z");
    const picture = await aPicture(owner().db, { status: "processing", publishedAt });

    await completeProcessing(context(), attemptOf(picture), imageOf(picture));

    expect(await getEditorPicture(owner(), picture.id)).toMatchObject({ publishedAt });
  });

  it("is not published if it is a draft", async () => {
    const picture = await aPicture(owner().db, { status: "processing", draft: true });

    await completeProcessing(context(), attemptOf(picture), imageOf(picture));

    expect(await getEditorPicture(owner(), picture.id)).toMatchObject({
      status: "ready",
      draft: true,
      publishedAt: null,
      revision: 1,
    });
  });

  it("stays deleted if it was deleted meanwhile", async () => {
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
    "is not recorded where the picture is %s",
    async (status) => {
      const picture = await aPicture(owner().db, { status });

      const completed = await completeProcessing(context(), attemptOf(picture), imageOf(picture));

      expect(completed).toBe(false);
      expect(await getEditorPicture(owner(), picture.id)).toEqual({ ...picture, variants: [] });
    },
  );

  it("is not recorded if its upload was started again since", async () => {
    const picture = await aPicture(owner().db, { status: "processing" });
    const earlier = { pictureId: picture.id, uploadId: newId() };

    expect(await completeProcessing(context(), earlier, imageOf(picture))).toBe(false);
    expect(await getEditorPicture(owner(), picture.id)).toEqual({ ...picture, variants: [] });
  });

  it("is recorded once by two that finish at the same time", async () => {
    const picture = await aPicture(owner().db, { status: "processing" });
    const image = imageOf(picture);

    const completed = await Promise.all([
      completeProcessing(context(), attemptOf(picture), image),
      completeProcessing(context(), attemptOf(picture), image),
    ]);

    expect(completed.toSorted()).toEqual([false, true]);
    expect(await getEditorPicture(owner(), picture.id)).toMatchObject({ variants: image.variants });
  });

  it("keeps its variants with the narrowest first, whatever their order was", async () => {
    const picture = await aPicture(owner().db, { status: "processing" });
    const image = imageOf(picture);

    const reversed = { ...image, variants: image.variants.toReversed() };
    await completeProcessing(context(), attemptOf(picture), reversed);

    expect(await getEditorPicture(owner(), picture.id)).toMatchObject({ variants: image.variants });
  });
});

describe("a refused upload", () => {
  it("is recorded with its reason", async () => {
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
    "changes nothing where the picture is %s",
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

  it("changes nothing if its upload was started again since", async () => {
    const picture = await aPicture(owner().db, { status: "processing" });
    const earlier = { pictureId: picture.id, uploadId: newId() };

    expect(await rejectPicture(context(), earlier, rejectionOf("animated"))).toBe(false);
    expect(await getEditorPicture(owner(), picture.id)).toMatchObject(picture);
  });
});
