import { beforeEach, describe, expect, it } from "vitest";
import { newId } from "../id.ts";
import { aMadeVariant, aPicture, useTestDatabase } from "../testing/index.ts";
import { getEditorPicture } from "./get-picture.ts";
import { completeProcessing } from "./process-picture.ts";
import { updatePicture } from "./update-picture.ts";

const database = useTestDatabase();
const now = new Date("2025-03-01T08:00:00Z");

beforeEach(database.clear);

const context = () => ({ db: database.as("iotd_editor"), now });

describe("changing a picture", () => {
  it("changes what is named and nothing else", async () => {
    const before = await aPicture(database.as("iotd_owner"), { alt: "A cat", credit: "Somebody" });

    const changed = await updatePicture(context(), before.id, { name: "Another", credit: null });

    expect(changed).toEqual({
      ...before,
      name: "Another",
      credit: null,
      updatedAt: now,
      variants: [],
    });
  });

  it("schedules a picture anew", async () => {
    const publishedAt = new Date("2027-01-31T08:00:00Z");
    const { id } = await aPicture(database.as("iotd_owner"));

    expect(await updatePicture(context(), id, { publishedAt })).toMatchObject({ publishedAt });
  });

  it("takes the date from a picture that is not ready", async () => {
    const { id } = await aPicture(database.as("iotd_owner"), {
      status: "awaiting_upload",
      publishedAt: now,
    });

    expect(await updatePicture(context(), id, { publishedAt: null })).toMatchObject({
      publishedAt: null,
    });
  });

  it("does not take the date from a picture that is ready", async () => {
    const before = await aPicture(database.as("iotd_owner"));

    await expect(
      updatePicture(context(), before.id, { name: "Another", publishedAt: null }),
    ).rejects.toMatchObject({
      code: "invalid-input",
      faults: [{ pointer: "/publishedAt", detail: "must not be empty" }],
    });
    expect(await getEditorPicture(context(), before.id)).toMatchObject(before);
  });

  it("does not take the date from a picture that becomes ready at the same moment", async () => {
    const { id, uploadId } = await aPicture(database.as("iotd_owner"), { status: "processing" });
    const attempt = { pictureId: id, uploadId };
    const image = { width: 1, height: 1, placeholder: "", variants: [aMadeVariant(id)] };

    const { update } = await database.as("iotd_processor").transaction(async (tx) => {
      await completeProcessing({ db: tx, now }, attempt, image);
      const blocked = updatePicture(context(), id, { publishedAt: null });
      blocked.catch(() => undefined);
      await database.untilBlocked();
      return { update: blocked };
    });

    await expect(update).rejects.toMatchObject({ code: "invalid-input" });
  });

  it("is a conflict where the picture is deleted", async () => {
    const { id } = await aPicture(database.as("iotd_owner"), { deletedAt: now });

    await expect(updatePicture(context(), id, { name: "Another" })).rejects.toMatchObject({
      code: "conflict",
    });
  });

  it("is not found where there is no such picture", async () => {
    await expect(updatePicture(context(), newId(), { name: "Another" })).rejects.toMatchObject({
      code: "not-found",
    });
  });
});
