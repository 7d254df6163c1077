import { aPicture, useTestDatabase } from "@iotd/core/testing";
import { describe, expect, it } from "vitest";
import { useDesk } from "../../testing/use-desk.ts";

const database = useTestDatabase();
const owner = () => database.as("iotd_owner");
const { get } = useDesk(database);

describe("the list of pictures", () => {
  it("shows name, tagline and state of each, the newest first", async () => {
    await aPicture(owner(), { name: "Older", tagline: "One" });
    await aPicture(owner(), {
      name: "Newer",
      tagline: "Two",
      status: "rejected",
      rejectionDetail: "It is damaged.",
    });

    const html = await get("/admin");

    expect(html.indexOf("Newer")).toBeLessThan(html.indexOf("Older"));
    for (const text of ["One", "Two", "It is damaged."]) expect(html).toContain(text);
  });

  it("shows HTML in a name as text", async () => {
    await aPicture(owner(), { name: "<script>alert(1)</script>" });

    const html = await get("/admin");

    expect(html).toContain("&lt;script&gt;");
    expect(html).not.toContain("<script>alert");
  });
});

describe("the list's filter", () => {
  it("searches by words and by state, and counts each state", async () => {
    await aPicture(owner(), { name: "Moons of Jupiter", draft: true, publishedAt: null });
    await aPicture(owner(), { name: "Rocket" });

    const found = await get("/admin?q=moon&state=draft");

    expect(found).toContain("Moons of Jupiter");
    expect(found).not.toContain("Rocket");
    expect(found).toMatch(/Draft <span class="count">1</);
    expect(found).toMatch(/On the site <span class="count">0</);
    expect(await get("/admin")).toMatch(/On the site <span class="count">1</);
  });
});
