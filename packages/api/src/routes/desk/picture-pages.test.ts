import { getEditorPicture } from "@iotd/core/picture";
import { aPicture, useTestDatabase } from "@iotd/core/testing";
import { describe, expect, it } from "vitest";
import { useDesk } from "../../testing/use-desk.ts";

const database = useTestDatabase();
const owner = () => database.as("iotd_owner");
const { get, post } = useDesk(database);

describe("the edit form", () => {
  it("saves, then shows the list with a notice", async () => {
    const { id } = await aPicture(owner(), { name: "Old" });

    const answer = await post(`/admin/pictures/${id}`, {
      name: "New",
      tagline: "Changed",
      alt: "",
      credit: "NASA",
    });

    expect(answer.status).toBe(303);
    expect(answer.headers.get("location")).toBe(`/admin?saved=${id}`);
    expect(await get(`/admin?saved=${id}`)).toMatch(/role="status"[\s\S]*New/);
  });

  it("shows the typed values again and names what is wrong", async () => {
    const { id } = await aPicture(owner(), { name: "Old" });

    const answer = await post(`/admin/pictures/${id}`, { name: "", tagline: "Typed" });

    const html = await answer.text();
    expect(answer.status).toBe(422);
    expect(html).toContain("Typed");
    expect(html).toContain("must not be empty");
    expect(await get("/admin")).toContain("Old");
  });
});

describe("the date in the edit form", () => {
  const words = { name: "Lift-off", tagline: "It flies", alt: "", credit: "" };
  const save = (id: string, fields: Record<string, string>) =>
    post(`/admin/pictures/${id}`, { ...words, ...fields });
  const read = async (id: string) => getEditorPicture({ db: owner() }, id);

  it.each([
    ["at", "2026-07-24T08:00", { draft: false, publishedAt: new Date("2026-07-24T08:00:00Z") }],
    ["now", "", { draft: false, publishedAt: new Date("2026-01-15T12:00:00Z") }],
    ["draft", "2026-07-24T08:00", { draft: true, publishedAt: null }],
  ])("places the picture: %s", async (state, publishedAt, placement) => {
    const { id } = await aPicture(owner());

    expect((await save(id, { state, publishedAt })).status).toBe(303);

    expect(await read(id)).toMatchObject(placement);
  });

  it("keeps the seconds of a date that was not edited", async () => {
    const publishedAt = new Date("2020-01-01T08:00:12.345Z");
    const { id } = await aPicture(owner(), { publishedAt });

    await save(id, { state: "at", publishedAt: "2020-01-01T08:00" });

    expect(await read(id)).toMatchObject({ name: "Lift-off", publishedAt });
  });

  it.each(["", "soon", "2026-02-30T08:00"])("is refused as “%s”", async (publishedAt) => {
    const { id } = await aPicture(owner());

    const answer = await save(id, { state: "at", publishedAt });

    expect(answer.status).toBe(422);
    expect(await answer.text()).toContain("The date must be a day and a time");
  });

  it("is replaced by the button that publishes now or makes a draft", async () => {
    const { id } = await aPicture(owner());

    const answer = await save(id, { state: "at", publishedAt: "2020-01-01T00:00", go: "draft" });

    expect(answer.headers.get("location")).toBe(`/admin?drafted=${id}`);
    expect(await read(id)).toMatchObject({ draft: true, name: "Lift-off" });
  });

  it.each([
    ["25", "50", { focalX: 0.25, focalY: 0.5 }],
    ["", "", { focalX: null, focalY: null }],
  ])("is saved with a focal point of “%s” and “%s” per cent", async (focalX, focalY, columns) => {
    const { id } = await aPicture(owner(), { focalX: 0.1, focalY: 0.1 });

    await save(id, { focalX, focalY });

    expect(await read(id)).toMatchObject(columns);
  });

  it.each([
    ["101", "50"],
    ["25", ""],
    ["left", "0"],
  ])("is refused with a focal point of “%s” and “%s”", async (focalX, focalY) => {
    const { id } = await aPicture(owner());

    const answer = await save(id, { focalX, focalY });

    expect(answer.status).toBe(422);
    expect(await answer.text()).toContain("The focal point must be two numbers from 0 to 100");
  });
});

describe("the edit form after another editor has saved", () => {
  it("shows both versions, and saves the second one after confirmation", async () => {
    const { id } = await aPicture(owner(), { name: "Old" });
    const fields = { tagline: "Same", revision: "1" };
    await post(`/admin/pictures/${id}`, { ...fields, name: "Theirs" });

    const conflict = await post(`/admin/pictures/${id}`, { ...fields, name: "Mine" });
    const html = await conflict.text();
    const saved = await post(`/admin/pictures/${id}`, { ...fields, name: "Mine", revision: "2" });

    expect(conflict.status).toBe(409);
    expect(html).toMatch(/An editor saved[\s\S]*Theirs[\s\S]*You typed[\s\S]*Mine/);
    expect(html).toContain('name="revision" value="2"');
    expect(saved.status).toBe(303);
    expect(await get("/admin")).toContain("Mine");
  });
});

describe("the delete button", () => {
  it("deletes a picture, which the list offers to restore", async () => {
    const { id } = await aPicture(owner(), { name: "Rocket" });

    const deleted = await post(`/admin/pictures/${id}/delete`);
    const list = await get(deleted.headers.get("location") ?? "");
    const restored = await post(`/admin/pictures/${id}/restore`);

    expect(list).toMatch(/Rocket[\s\S]*deleted/);
    expect(list).toContain(`action="/admin/pictures/${id}/restore"`);
    expect(restored.headers.get("location")).toBe(`/admin?restored=${id}`);
    expect(await get("/admin")).toContain("Rocket");
  });

  it("answers 404 with a page for an unknown picture", async () => {
    const answer = await post("/admin/pictures/01920000-0000-7000-8000-000000000000/delete");

    expect(answer.status).toBe(404);
    expect(await answer.text()).toContain("There is no such picture.");
  });
});
