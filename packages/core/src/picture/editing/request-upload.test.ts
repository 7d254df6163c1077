import { beforeEach, describe, expect, it } from "vitest";
import { listEntries } from "../../audit/index.ts";
import { newId } from "../../id.ts";
import {
  anActor,
  anUploadSigner,
  aPicture,
  sha256Of,
  useTestDatabase,
} from "../../testing/index.ts";
import { startProcessing } from "../processing/process-picture.ts";
import { requestUpload } from "./request-upload.ts";

const database = useTestDatabase();
const now = new Date("2025-03-01T08:00:00Z");
const actor = anActor("Ada");
const announcement = {
  contentType: "image/png" as const,
  byteSize: 2_000,
  sha256: sha256Of("another file"),
};

beforeEach(database.clear);

const context = () => ({
  db: database.as("iotd_editor"),
  now,
  actor,
  signUpload: anUploadSigner(now),
});

describe("a new upload for a picture", () => {
  it.each(["awaiting_upload", "rejected"] as const)(
    "starts the picture again where it is %s",
    async (status) => {
      const before = await aPicture(database.as("iotd_owner"), { status });

      const { picture, upload } = await requestUpload(context(), before.id, announcement);

      expect(picture).toEqual({
        ...before,
        ...announcement,
        uploadId: expect.not.stringMatching(before.uploadId),
        status: "awaiting_upload",
        statusChangedAt: now,
        updatedAt: now,
        rejectionCode: null,
        rejectionDetail: null,
        variants: [],
      });
      expect(new URL(upload.url).pathname).toBe(`/originals/${picture.id}/${picture.uploadId}`);
      expect(upload.headers).toMatchObject({ "x-amz-checksum-sha256": announcement.sha256 });
      expect((await listEntries(context(), { limit: 20 })).items).toMatchObject([
        { action: "picture.file_requested", pictureId: before.id, actorName: "Ada" },
      ]);
    },
  );

  it("makes events of the earlier upload change nothing", async () => {
    const before = await aPicture(database.as("iotd_owner"), { status: "awaiting_upload" });

    await requestUpload(context(), before.id, announcement);

    const attempt = { pictureId: before.id, uploadId: before.uploadId };
    expect(
      await startProcessing({ db: database.as("iotd_processor"), now }, attempt),
    ).toBeUndefined();
  });

  it.each(["processing", "ready"] as const)(
    "is a conflict where the picture is %s",
    async (status) => {
      const { id } = await aPicture(database.as("iotd_owner"), { status });

      await expect(requestUpload(context(), id, announcement)).rejects.toMatchObject({
        code: "conflict",
        message: expect.stringContaining("has already arrived"),
      });
    },
  );

  it("is a conflict where the picture is deleted", async () => {
    const { id } = await aPicture(database.as("iotd_owner"), {
      status: "rejected",
      deletedAt: now,
    });

    await expect(requestUpload(context(), id, announcement)).rejects.toMatchObject({
      code: "conflict",
      message: expect.stringContaining("Restore it"),
    });
  });

  it("is not found where there is no such picture", async () => {
    await expect(requestUpload(context(), newId(), announcement)).rejects.toMatchObject({
      code: "not-found",
    });
  });
});
