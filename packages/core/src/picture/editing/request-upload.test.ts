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
const file = {
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

describe("requestUpload", () => {
  it.each(["awaiting_upload", "rejected"] as const)(
    "the upload of a picture that is %s can be restarted with another file",
    async (status) => {
      const before = await aPicture(database.as("iotd_owner"), { status });

      const { picture, upload } = await requestUpload(context(), before.id, file);

      expect(picture).toEqual({
        ...before,
        ...file,
        uploadId: expect.not.stringMatching(before.uploadId),
        status: "awaiting_upload",
        statusChangedAt: now,
        updatedAt: now,
        rejectionCode: null,
        rejectionDetail: null,
        variants: [],
      });
      expect(new URL(upload.url).pathname).toBe(`/originals/${picture.id}/${picture.uploadId}`);
      expect(upload.headers).toMatchObject({ "x-amz-checksum-sha256": file.sha256 });
      expect((await listEntries(context(), { limit: 20 })).items).toMatchObject([
        { action: "picture.file_requested", pictureId: before.id, actorName: "Ada" },
      ]);
    },
  );

  it("events of the earlier upload are ignored", async () => {
    const before = await aPicture(database.as("iotd_owner"), { status: "awaiting_upload" });

    await requestUpload(context(), before.id, file);

    const attempt = { pictureId: before.id, uploadId: before.uploadId };
    expect(
      await startProcessing({ db: database.as("iotd_processor"), now }, attempt),
    ).toBeUndefined();
  });

  it.each(["processing", "ready"] as const)(
    "restarting the upload of a picture that is %s is a conflict",
    async (status) => {
      const { id } = await aPicture(database.as("iotd_owner"), { status });

      await expect(requestUpload(context(), id, file)).rejects.toMatchObject({
        code: "conflict",
        message: expect.stringContaining("has already arrived"),
      });
    },
  );

  it("restarting the upload of a deleted picture is a conflict", async () => {
    const { id } = await aPicture(database.as("iotd_owner"), {
      status: "rejected",
      deletedAt: now,
    });

    await expect(requestUpload(context(), id, file)).rejects.toMatchObject({
      code: "conflict",
      message: expect.stringContaining("Restore it"),
    });
  });

  it("an unknown picture is not found", async () => {
    await expect(requestUpload(context(), newId(), file)).rejects.toMatchObject({
      code: "not-found",
    });
  });
});
