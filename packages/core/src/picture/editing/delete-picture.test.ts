import { beforeEach, describe, expect, it } from "vitest";
import { listEntries } from "../../audit/index.ts";
import { newId } from "../../id.ts";
import { anActor, aPicture, useTestDatabase } from "../../testing/index.ts";
import { getEditorPicture, getPublishedPicture } from "../get-picture.ts";
import { deletePicture, restorePicture } from "./delete-picture.ts";

const database = useTestDatabase();
const now = new Date("2025-03-31T08:00:00Z");
const actor = anActor("Ada");

beforeEach(database.clear);

const context = (at = now) => ({ db: database.as("iotd_editor"), now: at, actor });

describe("deleting a picture", () => {
  it("takes it from the site and keeps it", async () => {
    const { id } = await aPicture(database.as("iotd_owner"));

    await deletePicture(context(), id);

    await expect(getPublishedPicture(context(), id)).rejects.toMatchObject({ code: "not-found" });
    expect(await getEditorPicture(context(), id)).toMatchObject({ deletedAt: now });
  });

  it("a second time leaves the date of the first", async () => {
    const { id } = await aPicture(database.as("iotd_owner"));
    await deletePicture(context(), id);

    await deletePicture(context(new Date("2025-04-01T08:00:00Z")), id);

    expect(await getEditorPicture(context(), id)).toMatchObject({ deletedAt: now });
  });

  it("is not found where there is no such picture", async () => {
    await expect(deletePicture(context(), newId())).rejects.toMatchObject({ code: "not-found" });
  });
});

describe("what was done to a picture", () => {
  it("tells of its deletion and restoration, of each once", async () => {
    const { id } = await aPicture(database.as("iotd_owner"));

    await deletePicture(context(), id);
    await deletePicture(context(), id);
    await restorePicture(context(), id);
    await restorePicture(context(), id);

    const { items } = await listEntries(context(), { limit: 20, picture: id });
    expect(items).toMatchObject([
      { action: "picture.restored", actorName: "Ada" },
      { action: "picture.deleted", actorName: "Ada" },
    ]);
  });
});

describe("restoring a picture", () => {
  it("brings it back as it was", async () => {
    const before = await aPicture(database.as("iotd_owner"));
    await deletePicture(context(), before.id);

    const restored = await restorePicture(context(), before.id);

    expect(restored).toEqual({ ...before, updatedAt: now, variants: [] });
  });

  it("works until 30 days are over", async () => {
    const deletedAt = new Date("2025-03-01T08:00:00.001Z");
    const { id } = await aPicture(database.as("iotd_owner"), { deletedAt });

    expect(await restorePicture(context(), id)).toMatchObject({ deletedAt: null });
  });

  it("is a conflict after 30 days", async () => {
    const deletedAt = new Date("2025-03-01T08:00:00Z");
    const { id } = await aPicture(database.as("iotd_owner"), { deletedAt });

    await expect(restorePicture(context(), id)).rejects.toMatchObject({ code: "conflict" });
    expect(await getEditorPicture(context(), id)).toMatchObject({ deletedAt });
  });

  it("leaves one that is not deleted as it is", async () => {
    const before = await aPicture(database.as("iotd_owner"));

    expect(await restorePicture(context(), before.id)).toEqual({ ...before, variants: [] });
  });

  it("is not found where there is no such picture", async () => {
    await expect(restorePicture(context(), newId())).rejects.toMatchObject({ code: "not-found" });
  });
});
