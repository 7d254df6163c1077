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

describe("deletePicture", () => {
  it("a deleted picture is not public but still exists", async () => {
    const { id } = await aPicture(database.as("iotd_owner"));

    await deletePicture(context(), id);

    await expect(getPublishedPicture(context(), id)).rejects.toMatchObject({ code: "not-found" });
    expect(await getEditorPicture(context(), id)).toMatchObject({ deletedAt: now });
  });

  it("deleting a picture again keeps the first date", async () => {
    const { id } = await aPicture(database.as("iotd_owner"));
    await deletePicture(context(), id);

    await deletePicture(context(new Date("2025-04-01T08:00:00Z")), id);

    expect(await getEditorPicture(context(), id)).toMatchObject({ deletedAt: now });
  });

  it("an unknown picture is not found", async () => {
    await expect(deletePicture(context(), newId())).rejects.toMatchObject({ code: "not-found" });
  });
});

describe("audit entries", () => {
  it("deleting and restoring twice are each recorded once", async () => {
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

describe("restorePicture", () => {
  it("a restored picture is unchanged", async () => {
    const before = await aPicture(database.as("iotd_owner"));
    await deletePicture(context(), before.id);

    const restored = await restorePicture(context(), before.id);

    expect(restored).toEqual({ ...before, updatedAt: now, variants: [] });
  });

  it("a picture can be restored for almost 30 days", async () => {
    const deletedAt = new Date("2025-03-01T08:00:00.001Z");
    const { id } = await aPicture(database.as("iotd_owner"), { deletedAt });

    expect(await restorePicture(context(), id)).toMatchObject({ deletedAt: null });
  });

  it("restoring a picture after 30 days is a conflict", async () => {
    const deletedAt = new Date("2025-03-01T08:00:00Z");
    const { id } = await aPicture(database.as("iotd_owner"), { deletedAt });

    await expect(restorePicture(context(), id)).rejects.toMatchObject({ code: "conflict" });
    expect(await getEditorPicture(context(), id)).toMatchObject({ deletedAt });
  });

  it("restoring a picture that is not deleted changes nothing", async () => {
    const before = await aPicture(database.as("iotd_owner"));

    expect(await restorePicture(context(), before.id)).toEqual({ ...before, variants: [] });
  });

  it("an unknown picture is not found", async () => {
    await expect(restorePicture(context(), newId())).rejects.toMatchObject({ code: "not-found" });
  });
});
