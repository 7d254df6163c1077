import { beforeEach, describe, expect, it } from "vitest";
import { anActor, aPicture, useTestDatabase } from "../../testing/index.ts";
import { listCalendar } from "../desk/list-calendar.ts";
import { movePicture } from "./move-picture.ts";

const database = useTestDatabase();
const now = new Date("2026-03-01T08:00:00Z");
const siteTimeZone = "Europe/Berlin";
const ctx = () => ({
  db: database.as("iotd_editor"),
  now,
  siteTimeZone,
  actor: anActor("Ada"),
});
const scheduledAt = (instant: string) =>
  aPicture(database.as("iotd_owner"), { publishedAt: new Date(instant) });

beforeEach(database.clear);

describe("movePicture", () => {
  it.each([
    [
      "a moved picture keeps its time of day",
      "2026-03-10T07:00:00Z",
      "2026-03-12",
      "2026-03-12T07:00:00Z",
    ],
    [
      "a moved picture keeps its local time when summer time starts",
      "2026-03-10T07:00:00Z",
      "2026-04-12",
      "2026-04-12T06:00:00Z",
    ],
    [
      "a local time that clocks skip becomes later",
      "2026-03-10T01:30:00Z",
      "2026-03-29",
      "2026-03-29T01:30:00Z",
    ],
    [
      "of a local time that clocks show twice the first is used",
      "2026-03-10T01:30:00Z",
      "2026-10-25",
      "2026-10-25T00:30:00Z",
    ],
  ])("%s", async (_, from, day, to) => {
    const { id, revision } = await scheduledAt(from);

    expect(await movePicture(ctx(), id, { day, revision })).toMatchObject({
      publishedAt: new Date(to),
    });
  });

  it("a draft is published when the day starts", async () => {
    const { id } = await aPicture(database.as("iotd_owner"), { draft: true, publishedAt: null });

    expect(await movePicture(ctx(), id, { day: "2026-03-12" })).toMatchObject({
      draft: false,
      publishedAt: new Date("2026-03-11T23:00:00Z"),
    });
  });

  it("moving a picture to its own day changes nothing", async () => {
    const { id } = await scheduledAt("2026-03-10T07:00:12.345Z");

    expect(await movePicture(ctx(), id, { day: "2026-03-10" })).toMatchObject({ revision: 1 });
  });

  it("moving a picture that has a newer revision is a conflict", async () => {
    const { id } = await scheduledAt("2026-03-10T07:00:00Z");
    await movePicture(ctx(), id, { day: "2026-03-11", revision: 1 });

    await expect(movePicture(ctx(), id, { day: "2026-03-12", revision: 1 })).rejects.toMatchObject({
      code: "conflict",
    });
  });
});

describe("listCalendar", () => {
  it("the calendar has pictures by day in the site's time zone, the drafts, and the picture shown before", async () => {
    const owner = database.as("iotd_owner");
    const before = await scheduledAt("2026-02-28T22:59:59Z");
    const first = await scheduledAt("2026-02-28T23:00:00Z");
    const last = await scheduledAt("2026-03-31T21:59:59Z");
    await scheduledAt("2026-03-31T22:00:00Z");
    await aPicture(owner, { publishedAt: new Date("2026-03-05T08:00:00Z"), deletedAt: now });
    const draft = await aPicture(owner, { draft: true, publishedAt: null });

    const calendar = await listCalendar(ctx(), { first: "2026-03-01", end: "2026-04-01" });

    expect(calendar).toMatchObject({
      dated: [
        { day: "2026-03-01", picture: { id: first.id } },
        { day: "2026-03-31", picture: { id: last.id } },
      ],
      drafts: [{ id: draft.id }],
      before: { id: before.id },
    });
  });
});
