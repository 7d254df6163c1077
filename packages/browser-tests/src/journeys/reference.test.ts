import { describe, expect, it } from "vitest";
import { needsChromium, useSite } from "../site/use-site.ts";
import { watchPage } from "../site/watch-page.ts";

describe("the API's reference", needsChromium, () => {
  const site = useSite();

  it("the API reference works without JavaScript and loads nothing from other hosts", async () => {
    const page = await site.open("/archive", { hasJavaScript: false });
    const log = watchPage(page);

    await page.goto("/api/docs");
    await page.getByRole("link", { name: "The picture of a day" }).click();
    await page.getByRole("heading", { level: 3, name: "The picture of a day" }).waitFor();

    expect(page.url()).toBe(`${site.url()}/api/docs#getDay`);
    expect(await page.getByText("/api/days/{day}").count()).toBe(1);
    expect(log.errors).toEqual([]);
    expect([...log.origins]).toEqual([site.url()]);
  });

  it("the API reference links to its OpenAPI document", async () => {
    const page = await site.open("/api/docs");

    await page.getByRole("link", { name: "openapi.json", exact: true }).click();

    expect(JSON.parse((await page.locator("pre").textContent()) ?? "")).toMatchObject({
      openapi: expect.stringMatching(/^3\.1/),
    });
  });
});
