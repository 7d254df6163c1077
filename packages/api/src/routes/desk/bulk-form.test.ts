import { aPicture, useTestDatabase } from "@iotd/core/testing";
import { describe, expect, it } from "vitest";
import { useDesk } from "../../testing/use-desk.ts";

const database = useTestDatabase();
const owner = () => database.as("iotd_owner");
const { get, post } = useDesk(database);

describe("the form for several pictures", () => {
  const send = (fields: [string, string][]) => post("/admin/pictures/bulk", fields);

  it("deletes and restores pictures, then shows the same list with a notice", async () => {
    const one = await aPicture(owner(), { name: "One" });
    const two = await aPicture(owner(), { name: "Two" });
    const ids = [one, two].map(({ id }) => ["ids", id] satisfies [string, string]);

    const deleted = await send([...ids, ["action", "delete"], ["back", "/admin?sort=published"]]);
    const list = await get(deleted.headers.get("location") ?? "");
    const restored = await send([...ids, ["action", "restore"]]);

    expect(deleted.headers.get("location")).toBe(
      `/admin?sort=published&trashed=${one.id},${two.id}`,
    );
    expect(list).toContain("2 pictures deleted.");
    expect(restored.headers.get("location")).toBe(`/admin?restored=${one.id},${two.id}`);
  });

  it("names the pictures that could not be changed", async () => {
    const one = await aPicture(owner(), { name: "One", draft: true, publishedAt: null });
    const gone = await aPicture(owner(), { name: "Gone", deletedAt: new Date() });

    const answer = await send([
      ["ids", one.id],
      ["ids", gone.id],
      ["action", "publish"],
    ]);

    const list = await get(answer.headers.get("location") ?? "");
    expect(list).toContain("“One” published.");
    expect(list).toContain("“Gone” was not published: it is deleted.");
  });

  it.each([
    ["//evil.test"],
    ["https://evil.test/admin"],
    ["/admin/../evil"],
    ["/admin?q=\r\nx: y"],
    ["/admin?q=\u0001"],
    ["/admin?q=✓"],
    [""],
  ])("does not redirect to %s", async (back) => {
    const answer = await send([
      ["back", back],
      ["action", "delete"],
    ]);

    expect(answer.headers.get("location")).toBe("/admin?chosen=none");
  });

  it("asks to choose pictures if none is chosen", async () => {
    expect(await get("/admin?chosen=none")).toContain("Choose pictures first");
  });

  it("refuses an unknown action", async () => {
    const { id } = await aPicture(owner());

    const answer = await send([
      ["ids", id],
      ["action", "shred"],
    ]);

    expect(answer.status).toBe(422);
  });
});
