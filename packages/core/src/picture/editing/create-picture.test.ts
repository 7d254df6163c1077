import { beforeEach, describe, expect, it } from "vitest";
import { listEntries } from "../../audit/index.ts";
import { aNewPicture, anEditor, anUploadSigner, useTestDatabase } from "../../testing/index.ts";
import { getEditorPicture } from "../get-picture.ts";
import { createPicture } from "./create-picture.ts";

const database = useTestDatabase();
const now = new Date("2025-03-01T08:00:00Z");

beforeEach(database.clear);

const context = async () => ({
  db: database.as("iotd_editor"),
  now,
  signUpload: anUploadSigner(now),
  actor: await anEditor(database.as("iotd_owner")),
});

describe("createPicture", () => {
  it("a new picture awaits its upload and has its editor as creator", async () => {
    const ctx = await context();
    const input = aNewPicture({ alt: "A cat", credit: "Somebody" });

    const { picture } = await createPicture(ctx, input);

    expect(await getEditorPicture(ctx, picture.id)).toEqual({
      ...input,
      id: picture.id,
      uploadId: picture.uploadId,
      status: "awaiting_upload",
      statusChangedAt: now,
      createdAt: now,
      updatedAt: now,
      createdBy: ctx.actor.userId,
      publishedAt: null,
      deletedAt: null,
      width: null,
      height: null,
      placeholder: null,
      rejectionCode: null,
      rejectionDetail: null,
      draft: false,
      focalX: null,
      focalY: null,
      revision: 1,
      variants: [],
    });
  });

  it("a new picture can be scheduled", async () => {
    const publishedAt = new Date("2027-01-31T08:00:00Z");

    const { picture } = await createPicture(await context(), aNewPicture({ publishedAt }));

    expect(picture.publishedAt).toEqual(publishedAt);
  });

  it("a new picture can be a draft with a focal point", async () => {
    const input = aNewPicture({ draft: true, focalPoint: { x: 0.2, y: 0.75 } });

    const { picture } = await createPicture(await context(), input);

    expect(picture).toMatchObject({ draft: true, focalX: 0.2, focalY: 0.75 });
  });

  it("creating a picture is recorded in the audit log", async () => {
    const ctx = await context();

    const { picture } = await createPicture(ctx, aNewPicture({ name: "Lift-off" }));

    expect((await listEntries(ctx, { limit: 20 })).items).toMatchObject([
      {
        action: "picture.created",
        actorId: ctx.actor.userId,
        pictureId: picture.id,
        subjectName: "Lift-off",
      },
    ]);
  });

  it("a new picture has a presigned upload to its own key", async () => {
    const input = aNewPicture();

    const { picture, upload } = await createPicture(await context(), input);

    expect(new URL(upload.url).pathname).toBe(`/originals/${picture.id}/${picture.uploadId}`);
    expect(upload).toMatchObject({
      method: "PUT",
      headers: {
        "content-type": input.contentType,
        "x-amz-checksum-sha256": input.sha256,
        "if-none-match": "*",
      },
      expiresAt: new Date("2025-03-01T08:05:00Z"),
    });
  });
});
