import { addDays, dayAt } from "@iotd/core/day";
import { monthOf, nextMonth } from "@iotd/core/month";
import type { Page } from "playwright-core";
import { beforeEach, describe, expect, it } from "vitest";
import { tabTo } from "../site/keyboard.ts";
import { publishPicture } from "../site/publish-picture.ts";
import { needsChromium, useSite } from "../site/use-site.ts";
import { watchPage } from "../site/watch-page.ts";

// A month ahead, so that each of its days is to come.
const month = nextMonth(nextMonth(monthOf(dayAt(new Date(), "UTC"))));
const calendarPath = `/admin/calendar?month=${month}`;
const onThe = (dayOfMonth: string) => `${month}-${dayOfMonth}`;

describe("the desk", needsChromium, () => {
  const site = useSite();
  const publish = (name: string, publishedAt?: Date) =>
    publishPicture(site.editor(), { name, ...(publishedAt && { publishedAt }) });
  const schedule = (name: string, dayOfMonth: string) =>
    publish(name, new Date(`${onThe(dayOfMonth)}T08:15:00Z`));
  const draft = async (name: string) => {
    const id = await publish(name);
    await site.editor().pictures[":id"].$patch({ param: { id }, json: { draft: true } });
    return id;
  };
  const read = async (id: string) =>
    (await site.editor().pictures[":id"].$get({ param: { id } })).json();

  beforeEach(site.clear);

  const dayOf = (page: Page, day: string) => page.locator(`[data-day="${day}"]`);
  const pictureOn = (page: Page, day: string, name: string) =>
    dayOf(page, day).getByRole("link", { name });

  describe("as a table", () => {
    it("finds pictures by state and by words, and says how many there are", async () => {
      await publish("Rocket");
      await draft("Moons of Jupiter");
      const page = await site.open("/admin", { isSignedIn: true });

      await page.getByRole("link", { name: "Draft 1" }).click();
      await page.getByRole("link", { name: "Moons of Jupiter" }).waitFor();
      expect(await page.getByRole("link", { name: "Rocket" }).count()).toBe(0);
      await page.getByRole("link", { name: "All 2" }).click();
      await page.getByRole("searchbox").fill("rockets");
      await page.keyboard.press("Enter");

      await page.getByRole("link", { name: "Rocket" }).waitFor();
      expect(await page.getByRole("link", { name: "Moons of Jupiter" }).count()).toBe(0);
      await page.getByRole("searchbox").fill("nothing of it");
      await page.keyboard.press("Enter");
      await page.getByText("Nothing here matches “nothing of it”.").waitFor();
    });

    it("deletes several at once without a script, undoes that, and names what cannot be done", async () => {
      const [one, two] = [await draft("One"), await draft("Two")];
      const page = await site.open("/admin", { isSignedIn: true, hasJavaScript: false });
      const chooseBoth = async () => {
        await page.getByLabel("Choose “One”").check();
        await page.getByLabel("Choose “Two”").check();
      };

      await chooseBoth();
      await page.getByRole("button", { name: "Delete", exact: true }).click();
      await page.getByRole("status").getByText("2 pictures deleted.").waitFor();
      await page.getByRole("button", { name: "Undo" }).click();
      await page.getByRole("status").getByText("2 pictures restored.").waitFor();
      await chooseBoth();
      await site.editor().pictures[":id"].$delete({ param: { id: two } });
      await page.getByRole("button", { name: "Publish now" }).click();

      const notice = page.getByRole("status");
      await notice.getByText("“One” published.").waitFor();
      await notice.getByText("“Two” was not published: it is deleted.").waitFor();
      expect(await read(one)).toMatchObject({ draft: false, publishedAt: expect.any(String) });
    });
  });

  it("chooses all at once, and says how many are chosen", async () => {
    await draft("One");
    await draft("Two");
    const page = await site.open("/admin", { isSignedIn: true });

    await page.getByText("None chosen").waitFor();
    await page.getByLabel("Choose all on this page").check();
    await page.getByText("2 chosen").waitFor();
    await page.getByLabel("Choose “One”").uncheck();
    await page.getByText("1 chosen").waitFor();
    await page.getByRole("button", { name: "Publish now" }).click();

    await page.getByRole("status").getByText("“Two” published.").waitFor();
  });

  describe("as a calendar", () => {
    it("takes a picture that is dragged to another day, at its time of day, and back", async () => {
      const id = await schedule("Lift-off", "10");
      const page = await site.open(calendarPath, { isSignedIn: true });
      const log = watchPage(page);

      await pictureOn(page, onThe("10"), "Lift-off").dragTo(dayOf(page, onThe("16")));

      await page
        .getByRole("status")
        .getByText(/“Lift-off” is on 16 .*, 08:15\./)
        .waitFor();
      await pictureOn(page, onThe("16"), "Lift-off").waitFor();
      await dayOf(page, onThe("10")).getByText("No picture").waitFor();
      expect(await read(id)).toMatchObject({ publishedAt: `${onThe("16")}T08:15:00.000Z` });
      await page.getByRole("button", { name: "Undo" }).click();
      await pictureOn(page, onThe("10"), "Lift-off").waitFor();
      expect(await read(id)).toMatchObject({ publishedAt: `${onThe("10")}T08:15:00.000Z` });
      expect(log.errors).toEqual([]);
    });

    it("moves a picture by keyboard alone, says so, and keeps the focus on it", async () => {
      await schedule("Lift-off", "10");
      const page = await site.open(calendarPath, { isSignedIn: true });
      const article = dayOf(page, onThe("10")).getByRole("article");

      await tabTo(page, article.locator("summary"));
      await page.keyboard.press("Enter");
      await article.getByLabel("To the day").fill(onThe("12"));
      await page.keyboard.press("Enter");

      await pictureOn(page, onThe("12"), "Lift-off").waitFor();
      await page.locator("[aria-live=assertive]").getByText("“Lift-off” is on 12").waitFor();
      await pictureOn(page, onThe("12"), "Lift-off").and(page.locator(":focus")).waitFor();
    });

    it("does the same without a script", async () => {
      await schedule("Lift-off", "10");
      const page = await site.open(calendarPath, { isSignedIn: true, hasJavaScript: false });
      const article = dayOf(page, onThe("10")).getByRole("article");

      await article.locator("summary").click();
      await article.getByLabel("To the day").fill(onThe("12"));
      await article.getByRole("button", { name: "Move “Lift-off”" }).click();
      await pictureOn(page, onThe("12"), "Lift-off").waitFor();
      await page.getByRole("button", { name: "Undo" }).click();

      await pictureOn(page, onThe("10"), "Lift-off").waitFor();
    });

    it("schedules a draft that is dropped on a day", async () => {
      const id = await draft("Waiting");
      const page = await site.open(calendarPath, { isSignedIn: true });
      const waiting = page
        .getByRole("region", { name: "Drafts" })
        .getByRole("link", { name: "Waiting" });

      await waiting.dragTo(dayOf(page, onThe("05")));

      await page.getByRole("status").getByText("“Waiting” is on 5").waitFor();
      await pictureOn(page, onThe("05"), "Waiting").waitFor();
      expect(await read(id)).toMatchObject({
        draft: false,
        publishedAt: `${onThe("05")}T00:00:00.000Z`,
      });
    });

    it("puts a picture back that somebody else changed, and says who", async () => {
      const id = await schedule("Lift-off", "10");
      const page = await site.open(calendarPath, { isSignedIn: true });
      const json = { name: "Lift-off at dawn" };
      await site.editor().pictures[":id"].$patch({ param: { id }, json });

      await pictureOn(page, onThe("10"), "Lift-off").dragTo(dayOf(page, onThe("16")));

      await page
        .getByRole("alert")
        .getByText(/changed this picture/)
        .waitFor();
      await pictureOn(page, onThe("10"), "Lift-off at dawn").waitFor();
      expect(await dayOf(page, onThe("16")).getByRole("article").count()).toBe(0);
    });

    it("puts a picture back when the connection is lost", async () => {
      await schedule("Lift-off", "10");
      const page = await site.open(calendarPath, { isSignedIn: true });
      await page.route("**/move", (route) => route.abort());

      await pictureOn(page, onThe("10"), "Lift-off").dragTo(dayOf(page, onThe("16")));

      await page.locator(".alert").getByText("The connection was lost").waitFor();
      await pictureOn(page, onThe("10"), "Lift-off").waitFor();
    });
  });

  describe("on the page of a picture", () => {
    it("schedules it, takes it from the site and publishes it", async () => {
      const id = await publish("Lift-off");
      const page = await site.open(`/admin/pictures/${id}`, { isSignedIn: true });
      const tomorrow = addDays(dayAt(new Date(), "UTC"), 1);

      await page.getByLabel("From a date on").check();
      await page.getByLabel("Date and time in UTC").fill(`${tomorrow}T08:00`);
      await page.getByRole("button", { name: "Save", exact: true }).click();
      await page.getByRole("row", { name: "Lift-off" }).getByText("Scheduled").waitFor();
      await page.getByRole("link", { name: "Lift-off" }).click();
      await page.getByRole("button", { name: "Save as a draft" }).click();
      await page.getByRole("status").getByText("“Lift-off” is a draft now.").waitFor();
      await page.goto("/");
      expect(await page.getByText("Lift-off").count()).toBe(0);
      await page.goto(`/admin/pictures/${id}`);
      await page.getByRole("button", { name: "Save and publish now" }).click();
      await page.getByRole("status").getByText("“Lift-off” published.").waitFor();
      await page.goto("/");

      await page.getByRole("heading", { level: 1, name: "Lift-off" }).waitFor();
    });

    it("lets two editors change the same picture and loses nothing of either", async () => {
      const id = await publish("Lift-off");
      const ada = await site.open(`/admin/pictures/${id}`, { isSignedIn: true });
      const grace = await site.open(`/admin/pictures/${id}`, { isSignedIn: true });
      const save = { name: "Save", exact: true };

      await ada.getByLabel("Tagline").fill("What Ada typed");
      await grace.getByLabel("Tagline").fill("What Grace typed");
      await ada.getByRole("button", save).click();
      await ada.getByRole("status").waitFor();
      await grace.getByRole("button", save).click();

      const conflict = grace.getByRole("alert");
      await conflict.getByText("Nothing is lost").waitFor();
      await conflict.getByText("What Ada typed").waitFor();
      await conflict.getByText("What Grace typed").waitFor();
      expect(await grace.getByLabel("Tagline").inputValue()).toBe("What Grace typed");
      expect(await read(id)).toMatchObject({ tagline: "What Ada typed" });
      await grace.getByRole("button", { name: "Save mine anyway" }).click();
      await grace.getByRole("status").getByText("saved").waitFor();
      expect(await read(id)).toMatchObject({ tagline: "What Grace typed" });
    });

    it("takes what the other editor saved when that is chosen", async () => {
      const id = await publish("Lift-off");
      const page = await site.open(`/admin/pictures/${id}`, { isSignedIn: true });
      const json = { tagline: "Theirs" };
      await site.editor().pictures[":id"].$patch({ param: { id }, json });

      await page.getByLabel("Tagline").fill("Mine");
      await page.getByRole("button", { name: "Save", exact: true }).click();
      await page.getByRole("link", { name: "Take theirs" }).click();

      await page.getByRole("alert").waitFor({ state: "detached" });
      expect(await page.getByLabel("Tagline").inputValue()).toBe("Theirs");
    });
  });

  it("tells who did what, of all pictures and of one", async () => {
    const id = await publish("Lift-off");
    await publish("Rocket");
    await site
      .editor()
      .pictures[":id"].$patch({ param: { id }, json: { name: "Lift-off at dawn" } });
    const page = await site.open("/admin", { isSignedIn: true });

    await page.getByRole("link", { name: "Audit" }).click();
    await page.getByRole("heading", { name: "Who did what" }).waitFor();
    await page.getByRole("link", { name: "“Rocket”" }).first().waitFor();
    await page.getByRole("link", { name: "“Lift-off at dawn”" }).first().click();

    await page.getByRole("heading", { name: "What was done to “Lift-off at dawn”" }).waitFor();
    expect(await page.getByRole("link", { name: "“Rocket”" }).count()).toBe(0);
    await page.getByText("What changed in “Lift-off at dawn”").first().click();
    expect(await page.locator("ins").first().textContent()).toBe("Lift-off at dawn");
  });
});
