import { sql } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { hour } from "../../duration.ts";
import { aPicture, aVariant, openTestBuckets, useTestDatabase } from "../../testing/index.ts";
import { getEditorPicture } from "../get-picture.ts";
import { originalKey, originalsOf, variantKey, variantsOf } from "../object-keys.ts";
import type { Picture } from "../picture.ts";
import { sweepPictures } from "./sweep-pictures.ts";

const database = useTestDatabase();
const { uploads, media } = openTestBuckets();
const now = new Date("2025-03-31T08:00:00Z");
const hoursAgo = (hours: number) => new Date(now.getTime() - hours * hour);
const daysAgo = (days: number) => hoursAgo(24 * days);
const nothing = { abandoned: 0, stuck: 0, purged: 0, failures: [] };

beforeEach(database.clear);

const owner = () => database.as("iotd_owner");
const sweep = (overrides: Partial<Parameters<typeof sweepPictures>[0]> = {}) =>
  sweepPictures({ db: owner(), uploads, media, now, ...overrides });
const find = ({ id }: Picture) => getEditorPicture({ db: owner() }, id);

const putOriginal = ({ id, uploadId }: Picture) =>
  uploads.put(originalKey(id, uploadId), new Uint8Array([1]), { contentType: "image/jpeg" });
const putVariant = ({ id: pictureId }: Picture) =>
  media.put(
    variantKey({ pictureId, width: 640, contentHash: "0123456789abcdef", format: "jpeg" }),
    new Uint8Array([1]),
    { contentType: "image/jpeg" },
  );

describe("abandoned uploads", () => {
  it("a picture without a file is removed after a day", async () => {
    const abandoned = await aPicture(owner(), {
      status: "awaiting_upload",
      statusChangedAt: new Date(daysAgo(1).getTime() - 1),
    });

    expect(await sweep()).toEqual({ ...nothing, abandoned: 1 });
    await expect(find(abandoned)).rejects.toMatchObject({ code: "not-found" });
  });

  it("a picture without a file is kept for a day", async () => {
    const awaited = await aPicture(owner(), {
      status: "awaiting_upload",
      statusChangedAt: daysAgo(1),
    });

    expect(await sweep()).toEqual(nothing);
    expect(await find(awaited)).toMatchObject(awaited);
  });

  it("a picture without a file is removed with the files of earlier uploads", async () => {
    const abandoned = await aPicture(owner(), {
      status: "awaiting_upload",
      statusChangedAt: daysAgo(2),
    });
    await putOriginal({ ...abandoned, uploadId: abandoned.id });

    await sweep();

    expect(await uploads.list(originalsOf(abandoned.id))).toEqual([]);
  });
});

describe("stuck uploads", () => {
  it("a picture whose upload event was lost is rejected, not removed", async () => {
    const arrived = await aPicture(owner(), {
      status: "awaiting_upload",
      statusChangedAt: daysAgo(2),
    });
    await putOriginal(arrived);

    expect(await sweep()).toEqual({ ...nothing, stuck: 1 });
    expect(await find(arrived)).toMatchObject({
      status: "rejected",
      statusChangedAt: now,
      rejectionCode: "processing_failed",
      rejectionDetail: expect.stringContaining("on our side"),
    });
    expect(await uploads.list(originalsOf(arrived.id))).toHaveLength(1);
  });

  it("a picture that is processing for more than an hour is rejected", async () => {
    const stuck = await aPicture(owner(), {
      status: "processing",
      statusChangedAt: new Date(hoursAgo(1).getTime() - 1),
    });

    expect(await sweep()).toEqual({ ...nothing, stuck: 1 });
    expect(await find(stuck)).toMatchObject({
      status: "rejected",
      rejectionCode: "processing_failed",
    });
  });

  it("a picture that is processing for an hour is kept", async () => {
    const processing = await aPicture(owner(), {
      status: "processing",
      statusChangedAt: hoursAgo(1),
    });

    expect(await sweep()).toEqual(nothing);
    expect(await find(processing)).toMatchObject(processing);
  });
});

describe("deleted pictures", () => {
  it("a deleted picture is removed with its files after 30 days", async () => {
    const deleted = await aPicture(owner(), { deletedAt: daysAgo(30) });
    await aVariant(owner(), deleted.id);
    await putOriginal(deleted);
    await putVariant(deleted);

    expect(await sweep()).toEqual({ ...nothing, purged: 1 });
    await expect(find(deleted)).rejects.toMatchObject({ code: "not-found" });
    expect(await uploads.list(originalsOf(deleted.id))).toEqual([]);
    expect(await media.list(variantsOf(deleted.id))).toEqual([]);
  });

  it("a deleted picture is kept while it can be restored", async () => {
    const deleted = await aPicture(owner(), { deletedAt: new Date(daysAgo(30).getTime() + 1) });
    await putVariant(deleted);

    expect(await sweep()).toEqual(nothing);
    expect(await media.list(variantsOf(deleted.id))).toHaveLength(1);
  });

  it("removing a picture keeps the files of other pictures", async () => {
    await aPicture(owner(), { deletedAt: daysAgo(31) });
    const shown = await aPicture(owner());
    await putOriginal(shown);
    await putVariant(shown);

    await sweep();

    expect(await find(shown)).toMatchObject(shown);
    expect(await uploads.list(originalsOf(shown.id))).toHaveLength(1);
    expect(await media.list(variantsOf(shown.id))).toHaveLength(1);
  });

  it("a deleted picture is kept if its files cannot be deleted", async () => {
    const deleted = await aPicture(owner(), { deletedAt: daysAgo(31) });
    const error = new Error("no answer");
    const unreachable = { ...media, list: () => Promise.reject(error) };

    expect(await sweep({ media: unreachable })).toEqual({
      ...nothing,
      failures: [{ pictureId: deleted.id, error }],
    });
    expect(await find(deleted)).toMatchObject(deleted);
  });
});

describe("sweepPictures", () => {
  it("a second sweep changes nothing", async () => {
    const arrived = await aPicture(owner(), {
      status: "awaiting_upload",
      statusChangedAt: daysAgo(2),
    });
    await putOriginal(arrived);
    await aPicture(owner(), { status: "awaiting_upload", statusChangedAt: daysAgo(2) });
    await aPicture(owner(), { status: "processing", statusChangedAt: daysAgo(2) });
    await aPicture(owner(), { deletedAt: daysAgo(31) });

    expect(await sweep()).toEqual({ ...nothing, abandoned: 1, stuck: 2, purged: 1 });
    const rejected = await find(arrived);
    expect(await sweep()).toEqual(nothing);
    expect(await find(arrived)).toEqual(rejected);
  });

  it("a picture whose files cannot be read or deleted does not stop the sweep of the others", async () => {
    const statusChangedAt = daysAgo(2);
    const broken = await aPicture(owner(), { status: "awaiting_upload", statusChangedAt });
    const brokenToo = await aPicture(owner(), { deletedAt: daysAgo(32) });
    await aPicture(owner(), { status: "awaiting_upload", statusChangedAt });
    await aPicture(owner(), { status: "processing", statusChangedAt });
    await aPicture(owner(), { deletedAt: daysAgo(31) });
    const failFor = (id: string, key: string) => {
      if (key.includes(id)) throw new Error(`no answer for ${id}`);
    };
    const head: typeof uploads.head = async (key) => {
      failFor(broken.id, key);
      return uploads.head(key);
    };
    const list: typeof media.list = async (prefix) => {
      failFor(brokenToo.id, prefix);
      return media.list(prefix);
    };

    const result = await sweep({ uploads: { ...uploads, head }, media: { ...media, list } });

    expect(result).toEqual({
      abandoned: 1,
      stuck: 1,
      purged: 1,
      failures: [broken, brokenToo].map(({ id }) => ({
        pictureId: id,
        error: new Error(`no answer for ${id}`),
      })),
    });
    expect(await sweep()).toEqual({ ...nothing, abandoned: 1, purged: 1 });
  });

  it("two concurrent sweeps count a picture once", async () => {
    await aPicture(owner(), { deletedAt: daysAgo(31) });

    const results = await Promise.all([sweep(), sweep()]);

    expect(results.map(({ purged }) => purged).toSorted()).toEqual([0, 1]);
  });

  it("a picture is locked while its files are removed, so that its upload cannot be restarted", async () => {
    const { id } = await aPicture(owner(), {
      status: "awaiting_upload",
      statusChangedAt: daysAgo(2),
    });
    const list = async (prefix: string) => {
      const lock = sql`select from picture where id = ${id} for update nowait`;
      await expect(owner().execute(lock)).rejects.toMatchObject({ cause: { code: "55P03" } });
      return uploads.list(prefix);
    };

    expect(await sweep({ uploads: { ...uploads, list } })).toEqual({ ...nothing, abandoned: 1 });
  });
});
