import { getEditorPicture } from "@iotd/core/picture";
import { aPicture, useTestDatabase } from "@iotd/core/testing";
import { describe, expect, it } from "vitest";
import { useDesk } from "../../testing/use-desk.ts";

const database = useTestDatabase();
const owner = () => database.as("iotd_owner");
const { get, open, post } = useDesk(database);

describe("the desk's calendar", () => {
  const scheduled = () =>
    aPicture(owner(), { name: "Lift-off", publishedAt: new Date("2026-01-20T08:00:00Z") });
  const move = { day: "2026-01-22", revision: "1", month: "2026-01" };

  it("moves a picture to another day, confirms it, and can undo it", async () => {
    const { id } = await scheduled();

    const moved = await post(`/admin/pictures/${id}/move`, move);
    const calendar = await get(moved.headers.get("location") ?? "");
    await post(`/admin/pictures/${id}/place`, {
      publishedAt: "2026-01-20T08:00:00.000Z",
      revision: "2",
      month: "2026-01",
    });

    expect(moved.status).toBe(303);
    expect(calendar).toContain("“Lift-off” is on 22 Jan 2026, 08:00.");
    expect(calendar).toMatch(/data-day="2026-01-22">(?:(?!<li)[\s\S])*Lift-off/);
    expect(await getEditorPicture({ db: owner() }, id)).toMatchObject({
      publishedAt: new Date("2026-01-20T08:00:00Z"),
    });
  });

  it("does not move a picture that another editor has changed, and names that editor", async () => {
    const { id } = await scheduled();
    await post(`/admin/pictures/${id}/move`, { ...move, day: "2026-01-25" });

    const answer = await post(`/admin/pictures/${id}/move`, move);

    const html = await answer.text();
    expect(answer.status).toBe(409);
    expect(html).toMatch(/role="alert">An editor changed this picture/);
    expect(html).toMatch(/data-day="2026-01-25">(?:(?!<li)[\s\S])*Lift-off/);
  });

  it.each([
    ["1001-01", 200],
    ["9998-12", 200],
    ["1000-01", 422],
    ["9999-12", 422],
  ])("answers the month %s with %i", async (month, status) => {
    expect((await open(`/admin/calendar?month=${month}`)).status).toBe(status);
  });

  it.each(["9999-12-31T23:59:59-12:00", "0000-01-01T00:00:00Z"])(
    "says that a picture cannot be published at %s",
    async (publishedAt) => {
      const { id } = await scheduled();
      const form = { publishedAt, revision: "1", month: "2026-01" };

      const answer = await post(`/admin/pictures/${id}/place`, form);

      expect(answer.status).toBe(422);
      expect(await answer.text()).toContain("This publication date is not possible.");
    },
  );

  it("shows the current month by default and refuses an invalid month", async () => {
    expect(await get("/admin/calendar")).toContain("January 2026");
    expect((await open("/admin/calendar?month=2026-13")).status).toBe(422);
  });
});
