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

describe("updatePicture", () => {
  it("only the given fields are changed", async () => {
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

  it("a change without different values makes no revision and no audit entry", async () => {
    const before = await aPicture(database.as("iotd_owner"), { name: "Same" });

    const changed = await updatePicture(context(), before.id, { name: "Same" });

    expect(changed).toMatchObject({ revision: 1, updatedAt: before.updatedAt });
    expect(await entries()).toEqual([]);
  });

  it("a change is recorded with the old and the new values", async () => {
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

  it("a picture can be rescheduled", async () => {
    const publishedAt = new Date("2027-01-31T08:00:00Z");
    const { id } = await aPicture(database.as("iotd_owner"));

    expect(await updatePicture(context(), id, { publishedAt })).toMatchObject({ publishedAt });
  });

  it("the date of a picture that is not ready can be removed", async () => {
    const { id } = await aPicture(database.as("iotd_owner"), {
      status: "awaiting_upload",
      publishedAt: now,
    });

    expect(await updatePicture(context(), id, { publishedAt: null })).toMatchObject({
      publishedAt: null,
    });
  });

  it("the date of a ready picture cannot be removed", async () => {
    const before = await aPicture(database.as("iotd_owner"));

    await expect(
      updatePicture(context(), before.id, { name: "Another", publishedAt: null }),
    ).rejects.toMatchObject({
      code: "invalid-input",
      faults: [{ pointer: "/publishedAt", detail: "must not be empty" }],
    });
    expect(await getEditorPicture(context(), before.id)).toMatchObject(before);
  });

  it("the date of a picture that becomes ready at the same time cannot be removed", async () => {
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

  it("changing a deleted picture is a conflict", async () => {
    const { id } = await aPicture(database.as("iotd_owner"), { deletedAt: now });

    await expect(updatePicture(context(), id, { name: "Another" })).rejects.toMatchObject({
      code: "conflict",
    });
  });

  it("an unknown picture is not found", async () => {
    await expect(updatePicture(context(), newId(), { name: "Another" })).rejects.toMatchObject({
      code: "not-found",
    });
  });
});

describe("drafts, scheduling and publishing", () => {
  const future = new Date("2027-01-31T08:00:00Z");
  const past = new Date("2020-01-01T00:00:00Z");
  const onSite = { draft: false, publishedAt: past };
  const scheduled = { draft: false, publishedAt: future };
  const draft = { draft: true, publishedAt: null };
  const published = { draft: false, publishedAt: now };

  it.each([
    ["a published picture can become a draft", onSite, { draft: true }, draft, "unpublished"],
    ["a scheduled picture can become a draft", scheduled, { draft: true }, draft, "unpublished"],
    ["a draft can be published", draft, { draft: false }, published, "published"],
    ["a draft can be scheduled", draft, { publishedAt: future }, scheduled, "scheduled"],
    [
      "a date in the past publishes a picture",
      scheduled,
      { publishedAt: past },
      onSite,
      "published",
    ],
    [
      "removing the date of a draft keeps it a draft",
      draft,
      { publishedAt: null, name: "x" },
      draft,
      "changed",
    ],
    [
      "draft false keeps the date of a scheduled picture",
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

  it("publishing a draft that is not ready leaves its date open until it is ready", async () => {
    const { id } = await aPicture(database.as("iotd_owner"), { status: "processing", draft: true });

    expect(await updatePicture(context(), id, { draft: false })).toMatchObject({
      draft: false,
      publishedAt: null,
    });
  });

  it.each([
    ["a draft", draft],
    ["a scheduled picture", scheduled],
  ])("publishing %s shows it now", async (_, before) => {
    const { id } = await aPicture(database.as("iotd_owner"), before);

    expect(await publishPicture(context(), id)).toMatchObject(published);
  });

  it("publishNow publishes a ready picture now and others when they become ready", async () => {
    const { id } = await aPicture(database.as("iotd_owner"), { status: "processing" });
    const { id: readyId } = await aPicture(database.as("iotd_owner"), scheduled);

    const [processing, ready] = await Promise.all([
      updatePicture(context(), id, { publishNow: true }),
      updatePicture(context(), readyId, { publishNow: true }),
    ]);

    expect(processing).toMatchObject({ draft: false, publishedAt: null });
    expect(ready).toMatchObject(published);
  });

  it("publishing a published picture changes nothing", async () => {
    const { id } = await aPicture(database.as("iotd_owner"), onSite);

    expect(await publishPicture(context(), id)).toMatchObject({ ...onSite, revision: 1 });
  });
});

describe("optimistic locking", () => {
  it("a change of an older revision is refused with the name and time of the last change", async () => {
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

  it("of two concurrent changes of the same revision one is refused", async () => {
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

  it("processing the file does not change the revision", async () => {
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

describe("the audit log", () => {
  it("a change that cannot be recorded is rolled back", async () => {
    const { id, name } = await aPicture(database.as("iotd_owner"));
    const actor = { userId: "not a UUID", name: "Ada" };

    await expect(updatePicture({ ...context(), actor }, id, { name: "Lost" })).rejects.toThrow();

    expect(await getEditorPicture(context(), id)).toMatchObject({ name, revision: 1 });
  });
});
