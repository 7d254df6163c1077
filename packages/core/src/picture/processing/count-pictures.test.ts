import { beforeEach, describe, expect, it } from "vitest";
import { aPicture, useTestDatabase } from "../../testing/index.ts";
import { countPictures } from "./count-pictures.ts";

const database = useTestDatabase();
const now = new Date("2025-03-01T08:00:00Z");

beforeEach(database.clear);

const owner = () => database.as("iotd_owner");
const count = () => countPictures({ db: owner(), now });

describe("countPictures", () => {
  it("all counts are 0 without pictures", async () => {
    expect(await count()).toEqual({
      awaiting_upload: 0,
      processing: 0,
      ready: 0,
      rejected: 0,
      scheduled: 0,
      deleted: 0,
    });
  });

  it("each picture is counted in its status", async () => {
    await aPicture(owner(), { status: "awaiting_upload" });
    await aPicture(owner(), { status: "processing" });
    await aPicture(owner(), { status: "processing" });
    await aPicture(owner(), { status: "rejected" });
    await aPicture(owner());

    expect(await count()).toMatchObject({
      awaiting_upload: 1,
      processing: 2,
      ready: 1,
      rejected: 1,
    });
  });

  it("only ready pictures with a later date count as scheduled", async () => {
    const later = new Date(now.getTime() + 1);
    await aPicture(owner(), { publishedAt: now });
    await aPicture(owner(), { publishedAt: later });
    await aPicture(owner(), { publishedAt: later, status: "processing" });

    expect(await count()).toMatchObject({ ready: 2, scheduled: 1 });
  });

  it("a deleted picture counts only as deleted", async () => {
    await aPicture(owner(), { deletedAt: now, publishedAt: new Date(now.getTime() + 1) });

    expect(await count()).toMatchObject({ ready: 0, scheduled: 0, deleted: 1 });
  });
});
