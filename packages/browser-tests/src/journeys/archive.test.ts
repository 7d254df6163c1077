import { addDays, dayAt } from "@iotd/core/day";
import { showcase } from "@iotd/local/demo/showcase";
import { beforeAll, describe, expect, it } from "vitest";
import { tabTo } from "../site/keyboard.ts";
import { publishPicture } from "../site/publish-picture.ts";
import { publishShowcase } from "../site/publish-showcase.ts";
import { needsChromium, phone, useSite } from "../site/use-site.ts";
import { watchPage } from "../site/watch-page.ts";
import { whenLoaded } from "../site/when-loaded.ts";

const now = new Date();
const dayBefore = (days: number) => addDays(dayAt(now, "UTC"), -days);
/** In days: far enough in the past to be in another month. */
const longAgo = 40;
const newestFirst = [...showcase.toReversed().map(({ name }) => name), "Long Ago"];

describe("the archive", needsChromium, () => {
  const site = useSite();

  beforeAll(async () => {
    await publishPicture(site.editor(), {
      name: "Long Ago",
      publishedAt: new Date(`${dayBefore(longAgo)}T08:00:00Z`),
    });
    await publishShowcase(site.editor(), now);
  });

  it("shows a month with its pictures and links to their days", async () => {
    const page = await site.open("/archive");

    await page.getByRole("link", { name: "Calendar" }).click();
    const today = page.getByRole("link", { name: "Hubble eXtreme Deep Field" });
    await whenLoaded(today.locator("picture img"));
    await page.goto(`/archive/${dayBefore(1).slice(0, 7)}`);
    await page.getByRole("link", { name: "Eileen Collins" }).click();

    await page.getByRole("heading", { level: 1, name: "Eileen Collins" }).waitFor();
    expect(new URL(page.url()).pathname).toBe(`/days/${dayBefore(1)}`);
  });

  it("links and arrow keys lead from month to month, as far as there are pictures", async () => {
    const first = `/archive/${dayBefore(longAgo).slice(0, 7)}`;
    const page = await site.open("/archive");
    await page.getByRole("link", { name: "Calendar" }).click();
    await page.getByRole("table").waitFor();

    expect(await page.getByRole("link", { name: "→" }).count()).toBe(0);
    for (let months = 0; !page.url().endsWith(first) && months < 3; months += 1) {
      const here = page.url();
      await page.keyboard.press("ArrowLeft");
      await page.waitForURL((url) => url.href !== here);
    }

    const link = page.getByRole("link", { name: "Long Ago" });
    expect(new URL(page.url()).pathname).toBe(first);
    expect(await link.first().textContent()).not.toContain("still");
    expect(await page.locator('nav[aria-label="Months"] a[rel="prev"]').count()).toBe(0);
    await page.locator('nav[aria-label="Months"] a[rel="next"]').click();
    await page.waitForURL((url) => url.pathname !== first);
  });

  it("names the earlier picture on a day without its own picture", async () => {
    const day = dayBefore(longAgo - 1);
    const page = await site.open(`/archive/${day.slice(0, 7)}`);

    const link = page.locator(`a[href="/days/${day}"]`);
    expect(await link.textContent()).toContain("still Long Ago");
    await link.click();

    await page.getByRole("heading", { level: 1, name: "Long Ago" }).waitFor();
  });

  it("loads older pictures on scrolling, and says so in a status message", async () => {
    const page = await site.open("/archive?limit=2", { window: phone });
    const log = watchPage(page);
    const names = page.getByRole("listitem").locator(".name");

    await page.getByRole("link", { name: "Long Ago" }).waitFor();

    expect(await names.allTextContents()).toEqual(newestFirst);
    expect(await page.getByRole("status").textContent()).toBe(
      "2 older pictures added, the last ones.",
    );
    expect(await page.getByRole("link", { name: "Older" }).count()).toBe(0);
    expect(log.errors).toEqual([]);
  });

  it("changes the URL on scrolling, so that a reload shows the same pictures", async () => {
    const page = await site.open("/archive?limit=2", { window: { width: 360, height: 400 } });
    await page.getByRole("link", { name: "Long Ago" }).scrollIntoViewIfNeeded();
    await page.keyboard.press("End");
    await page.getByRole("link", { name: "Long Ago" }).waitFor();
    await page.keyboard.press("End");

    await page.waitForURL(/cursor=/);
    await page.reload();
    await page.getByRole("link", { name: "Long Ago" }).waitFor();
    expect(await page.getByRole("link", { name: "Hubble" }).count()).toBe(0);
    await page.getByRole("link", { name: "Latest" }).click();

    await page.getByRole("link", { name: "Hubble" }).waitFor();
    expect(new URL(page.url()).search).toBe("?limit=2");
  });

  it("keeps the link to older pictures if loading them fails", async () => {
    const page = await site.open("/");
    await page.route(/cursor=/, (route) => route.abort());
    // Images of the home page fail too, because the navigation cancels them.
    const failed = page.waitForEvent("requestfailed", (request) =>
      request.url().includes("cursor="),
    );
    await page.goto("/archive?limit=2");
    await failed;
    await page.unroute(/cursor=/);

    await page.getByRole("link", { name: "Older" }).click();

    await page.getByRole("link", { name: "Before the First Sip" }).waitFor();
  });

  it.each([true, false])(
    "finds words in name, tagline and credit (JavaScript enabled: %s)",
    async (hasJavaScript) => {
      const page = await site.open("/archive", { hasJavaScript });
      const names = page.getByRole("listitem").locator(".name");

      for (const [words, found] of [
        ["first", ["Eileen Collins", "Before the First Sip"]],
        ["galaxies", ["Hubble eXtreme Deep Field"]],
        ["spacex", ["DSCOVR, Before Launch"]],
      ] as const) {
        const field = page.getByRole("searchbox", { name: "Search" });
        await field.fill(words);
        await page.getByRole("button", { name: "Search" }).click();
        await page.getByRole("heading", { level: 1, name: words }).waitFor();

        expect(await names.allTextContents()).toEqual(found);
        expect(await field.inputValue()).toBe(words);
      }
    },
  );

  it("a search without results says so and links to all pictures", async () => {
    const page = await site.open("/archive?q=submarine");

    await page.getByText("No pictures found for “submarine”.").waitFor();
    await page.getByRole("link", { name: "all pictures" }).click();

    await page.getByRole("link", { name: "Chelsea" }).waitFor();
  });

  it("can be opened, searched and left with the keyboard only", async () => {
    const page = await site.open("/");
    await tabTo(page, page.getByRole("link", { name: "Archive" }));
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { level: 1, name: "Archive" }).waitFor();

    await tabTo(page, page.getByRole("searchbox"));
    await page.keyboard.type("tin opened");
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { level: 1, name: "tin opened" }).waitFor();
    await tabTo(page, page.getByRole("link", { name: "Chelsea" }));
    await page.keyboard.press("Enter");

    await page.getByRole("heading", { level: 1, name: "Chelsea" }).waitFor();
  });
});
