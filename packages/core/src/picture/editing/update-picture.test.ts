import { beforeEach, describe, expect, it } from "vitest";
import { listEntries } from "../../audit/index.ts";
import { newId } from "../../id.ts";
import { aMadeVariant, anActor, aPicture, useTestDatabase } from "../../testing/index.ts";
import { getEditorPicture } from "../get-picture.ts";
import { completeProcessing } from "../processing/process-picture.ts";
import { publishPicture, updatePicture } from "./update-picture.ts";

const database = useTestDatabase();
const now = new Date("2025-03-01T08:00:00Z");
const actor = anActor("Ada");

beforeEach(database.clear);

const entries = async () =>
  (await listEntries({ db: database.as("iotd_editor") }, { limit: 20 })).items;
const context = () => ({ db: database.as("iotd_editor"), now, actor });

describe("changing a picture", () => {
  it("changes what is named and nothing else", async () => {
    const before = await aPicture(database.as("iotd_owner"), { alt: "A cat", credit: "Somebody" });

    const changed = await updatePicture(context(), before.id, { name: "Another", credit: null });

    expect(changed).toEqual({
      ...before,
      name: "Another",
      credit: null,
      updatedAt: now,
      revision: 2,
      variants: [],
    });
  });

  it("that changes nothing is no revision and is not written down", async () => {
    const before = await aPicture(database.as("iotd_owner"), { name: "Same" });

    const changed = await updatePicture(context(), before.id, { name: "Same" });

    expect(changed).toMatchObject({ revision: 1, updatedAt: before.updatedAt });
    expect(await entries()).toEqual([]);
  });

  it("is written down with its values from before and after", async () => {
    const { id } = await aPicture(database.as("iotd_owner"), { name: "Lift", credit: "NASA" });

    await updatePicture(context(), id, {
      name: "Lift-off",
      credit: "NASA",
      focalPoint: { x: 0.25, y: 0.5 },
    });

    expect(await entries()).toMatchObject([
      {
        action: "picture.changed",
        actorName: "Ada",
        at: now,
        pictureId: id,
        subjectName: "Lift-off",
        changes: { name: ["Lift", "Lift-off"], focalX: [null, 0.25], focalY: [null, 0.5] },
      },
    ]);
  });

  it("reschedules a picture", async () => {
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

describe("a picture's publication", () => {
  const future = new Date("2027-01-31T08:00:00Z");
  const past = new Date("2020-01-01T00:00:00Z");
  const onSite = { draft: false, publishedAt: past };
  const scheduled = { draft: false, publishedAt: future };
  const draft = { draft: true, publishedAt: null };
  const published = { draft: false, publishedAt: now };

  it.each([
    ["a picture on the site becomes a draft", onSite, { draft: true }, draft, "unpublished"],
    ["a scheduled one becomes a draft", scheduled, { draft: true }, draft, "unpublished"],
    ["a draft is published", draft, { draft: false }, published, "published"],
    ["a draft is scheduled", draft, { publishedAt: future }, scheduled, "scheduled"],
    [
      "a picture is put on the site since then",
      scheduled,
      { publishedAt: past },
      onSite,
      "published",
    ],
    ["a draft without a date stays one", draft, { publishedAt: null, name: "x" }, draft, "changed"],
    [
      "a dated one that is no draft keeps its date",
      scheduled,
      { draft: false, name: "x" },
      scheduled,
      "changed",
    ],
  ])("%s", async (_, before, changes, after, action) => {
    const { id } = await aPicture(database.as("iotd_owner"), before);

    expect(await updatePicture(context(), id, changes)).toMatchObject({ ...after, revision: 2 });
    expect(await entries()).toMatchObject([{ action: `picture.${action}` }]);
  });

  it("of a draft whose file is still to come leaves the date to when it is ready", async () => {
    const { id } = await aPicture(database.as("iotd_owner"), { status: "processing", draft: true });

    expect(await updatePicture(context(), id, { draft: false })).toMatchObject({
      draft: false,
      publishedAt: null,
    });
  });

  it.each([
    ["a draft", draft],
    ["a scheduled one", scheduled],
  ])("is on the site once %s is published", async (_, before) => {
    const { id } = await aPicture(database.as("iotd_owner"), before);

    expect(await publishPicture(context(), id)).toMatchObject(published);
  });

  it("is decided when the change is made: now where the file is ready by then, otherwise later", async () => {
    const { id } = await aPicture(database.as("iotd_owner"), { status: "processing" });
    const { id: readyId } = await aPicture(database.as("iotd_owner"), scheduled);

    const [processing, ready] = await Promise.all([
      updatePicture(context(), id, { publishNow: true }),
      updatePicture(context(), readyId, { publishNow: true }),
    ]);

    expect(processing).toMatchObject({ draft: false, publishedAt: null });
    expect(ready).toMatchObject(published);
  });

  it("stays as it is where one on the site is published", async () => {
    const { id } = await aPicture(database.as("iotd_owner"), onSite);

    expect(await publishPicture(context(), id)).toMatchObject({ ...onSite, revision: 1 });
  });
});

describe("two editors on one picture", () => {
  it("overwrite nothing of each other: the second learns who was first and when", async () => {
    const { id, revision } = await aPicture(database.as("iotd_owner"));
    await updatePicture(context(), id, { name: "Ada's", revision });

    const second = updatePicture({ ...context(), actor: anActor("Grace") }, id, {
      name: "Grace's",
      revision,
    });

    await expect(second).rejects.toMatchObject({
      code: "conflict",
      message: expect.stringContaining("Ada changed this picture on 2025-03-01 at 08:00 UTC"),
      last: { by: "Ada", at: now },
    });
    expect(await getEditorPicture(context(), id)).toMatchObject({ name: "Ada's", revision: 2 });
    expect(await entries()).toHaveLength(1);
  });

  it("who save at the same moment do so as well", async () => {
    const { id, revision } = await aPicture(database.as("iotd_owner"));

    const { second } = await context().db.transaction(async (tx) => {
      await updatePicture({ ...context(), db: tx }, id, { name: "Ada's", revision });
      const blocked = updatePicture(context(), id, { name: "Grace's", revision });
      blocked.catch(() => undefined);
      await database.untilBlocked();
      return { second: blocked };
    });

    await expect(second).rejects.toMatchObject({ code: "conflict", last: { by: "Ada" } });
    expect(await getEditorPicture(context(), id)).toMatchObject({ name: "Ada's", revision: 2 });
  });

  it("are not held up by a file that is processed meanwhile", async () => {
    const { id, uploadId, revision } = await aPicture(database.as("iotd_owner"), {
      status: "processing",
    });
    const image = { width: 1, height: 1, placeholder: "", variants: [aMadeVariant(id)] };
    const attempt = { pictureId: id, uploadId };
    await completeProcessing({ db: database.as("iotd_processor"), now }, attempt, image);

    expect(await updatePicture(context(), id, { name: "Another", revision })).toMatchObject({
      name: "Another",
      status: "ready",
    });
  });
});

describe("a change that is not written down", () => {
  it("is not done", async () => {
    const { id, name } = await aPicture(database.as("iotd_owner"));
    const actor = { userId: "not a UUID", name: "Nobody" };

    await expect(updatePicture({ ...context(), actor }, id, { name: "Lost" })).rejects.toThrow();

    expect(await getEditorPicture(context(), id)).toMatchObject({ name, revision: 1 });
  });
});
