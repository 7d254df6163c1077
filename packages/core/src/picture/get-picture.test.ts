import { beforeEach, describe, expect, it } from "vitest";
import { newId } from "../id.ts";
import {
  aMadeVariant,
  aPicture,
  aVariant,
  hiddenPictures,
  useTestDatabase,
} from "../testing/index.ts";
import { getEditorPicture, getPublishedPicture } from "./get-picture.ts";

const database = useTestDatabase();
const now = new Date("2025-03-01T08:00:00Z");

beforeEach(database.clear);

describe("getPublishedPicture", () => {
  it("a published picture has its own variants", async () => {
    const db = database.as("iotd_owner");
    const { id } = await aPicture(db);
    const another = await aPicture(db);
    await aVariant(db, id, 640);
    await aVariant(db, id, 1280);
    await aVariant(db, another.id, 1920);

    const found = await getPublishedPicture({ db: database.as("iotd_public"), now }, id);

    expect(found.variants).toEqual([aMadeVariant(id, 640), aMadeVariant(id, 1280)]);
  });

  it.each([
    ...hiddenPictures,
    ["scheduled for a millisecond later", { publishedAt: new Date("2025-03-01T08:00:00.001Z") }],
  ] as const)("a picture that is %s is not found", async (_, overrides) => {
    const { id } = await aPicture(database.as("iotd_owner"), overrides);

    await expect(
      getPublishedPicture({ db: database.as("iotd_public"), now }, id),
    ).rejects.toMatchObject({ code: "not-found", message: "There is no such picture." });
  });
});

describe("getEditorPicture", () => {
  it("editors can read a deleted and rejected picture", async () => {
    const before = await aPicture(database.as("iotd_owner"), {
      status: "rejected",
      deletedAt: now,
    });

    const found = await getEditorPicture({ db: database.as("iotd_editor") }, before.id);

    expect(found).toEqual({ ...before, variants: [] });
  });

  it("an unknown picture is not found", async () => {
    await expect(
      getEditorPicture({ db: database.as("iotd_editor") }, newId()),
    ).rejects.toMatchObject({ code: "not-found" });
  });
});
