import { addDays, dayAt } from "@iotd/core/day";
import { monthOf, nextMonth } from "@iotd/core/month";
import type { Page } from "playwright-core";
import { beforeEach, describe, expect, it } from "vitest";
import { tabTo } from "../site/keyboard.ts";
import { publishPicture } from "../site/publish-picture.ts";
import { needsChromium, useSite } from "../site/use-site.ts";
import { watchPage } from "../site/watch-page.ts";

// Two months ahead, so that all its days are in the future.
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
    it("the table finds pictures by state and by words, and counts them", async () => {
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
      await page.getByText("No picture matches “nothing of it”.").waitFor();
    });

    it("the table deletes several pictures without JavaScript, undoes it, and names pictures it cannot publish", async () => {
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

  it("one checkbox chooses all pictures of the table, and their number is shown", async () => {
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
    it("a picture that is dragged to another day keeps its time of day, and the move can be undone", async () => {
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

    it("a picture moves to another day with the keyboard only, is read by screen readers and keeps the focus", async () => {
      await schedule("Lift-off", "10");
      const page = await site.open(calendarPath, { isSignedIn: true });
      const article = dayOf(page, onThe("10")).getByRole("article");

      await tabTo(page, article.locator("summary"));
      await page.keyboard.press("Enter");
      await article.getByLabel("New day").fill(onThe("12"));
      await page.keyboard.press("Enter");

      await pictureOn(page, onThe("12"), "Lift-off").waitFor();
      await page.locator("[aria-live=assertive]").getByText("“Lift-off” is on 12").waitFor();
      await pictureOn(page, onThe("12"), "Lift-off").and(page.locator(":focus")).waitFor();
    });

    it("a picture moves to another day without JavaScript", async () => {
      await schedule("Lift-off", "10");
      const page = await site.open(calendarPath, { isSignedIn: true, hasJavaScript: false });
      const article = dayOf(page, onThe("10")).getByRole("article");

      await article.locator("summary").click();
      await article.getByLabel("New day").fill(onThe("12"));
      await article.getByRole("button", { name: "Move “Lift-off”" }).click();
      await pictureOn(page, onThe("12"), "Lift-off").waitFor();
      await page.getByRole("button", { name: "Undo" }).click();

      await pictureOn(page, onThe("10"), "Lift-off").waitFor();
    });

    it("a draft that is dropped on a day is scheduled", async () => {
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

    it("a picture that another editor changed is not moved, and the page says so", async () => {
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

    it("a picture moves back to its day if the connection is lost", async () => {
      await schedule("Lift-off", "10");
      const page = await site.open(calendarPath, { isSignedIn: true });
      await page.route("**/move", (route) => route.abort());

      await pictureOn(page, onThe("10"), "Lift-off").dragTo(dayOf(page, onThe("16")));

      await page.locator(".alert").getByText("The connection was lost").waitFor();
      await pictureOn(page, onThe("10"), "Lift-off").waitFor();
    });
  });

  describe("on the page of a picture", () => {
    it("a picture is scheduled, unpublished and published", async () => {
      const id = await publish("Lift-off");
      const page = await site.open(`/admin/pictures/${id}`, { isSignedIn: true });
      const tomorrow = addDays(dayAt(new Date(), "UTC"), 1);

      await page.getByLabel("Publish at a date").check();
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

    it("a conflict between two editors shows both versions, and the second can replace the first", async () => {
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
      await conflict.getByText("Your changes are not lost").waitFor();
      await conflict.getByText("What Ada typed").waitFor();
      await conflict.getByText("What Grace typed").waitFor();
      expect(await grace.getByLabel("Tagline").inputValue()).toBe("What Grace typed");
      expect(await read(id)).toMatchObject({ tagline: "What Ada typed" });
      await grace.getByRole("button", { name: "Save my version" }).click();
      await grace.getByRole("status").getByText("saved").waitFor();
      expect(await read(id)).toMatchObject({ tagline: "What Grace typed" });
    });

    it("a conflict is resolved with the version of the other editor", async () => {
      const id = await publish("Lift-off");
      const page = await site.open(`/admin/pictures/${id}`, { isSignedIn: true });
      const json = { tagline: "Theirs" };
      await site.editor().pictures[":id"].$patch({ param: { id }, json });

      await page.getByLabel("Tagline").fill("Mine");
      await page.getByRole("button", { name: "Save", exact: true }).click();
      await page.getByRole("link", { name: "Use their version" }).click();

      await page.getByRole("alert").waitFor({ state: "detached" });
      expect(await page.getByLabel("Tagline").inputValue()).toBe("Theirs");
    });
  });

  it("the audit log shows the changes to all pictures and to one picture", async () => {
    const id = await publish("Lift-off");
    await publish("Rocket");
    await site
      .editor()
      .pictures[":id"].$patch({ param: { id }, json: { name: "Lift-off at dawn" } });
    const page = await site.open("/admin", { isSignedIn: true });

    await page.getByRole("link", { name: "Audit" }).click();
    await page.getByRole("heading", { name: "Audit log" }).waitFor();
    await page.getByRole("link", { name: "“Rocket”" }).first().waitFor();
    await page.getByRole("link", { name: "“Lift-off at dawn”" }).first().click();

    await page.getByRole("heading", { name: "Changes to “Lift-off at dawn”" }).waitFor();
    expect(await page.getByRole("link", { name: "“Rocket”" }).count()).toBe(0);
    await page.getByText("What changed in “Lift-off at dawn”").first().click();
    expect(await page.locator("ins").first().textContent()).toBe("Lift-off at dawn");
  });
});
