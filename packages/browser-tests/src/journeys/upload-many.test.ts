import { photoNames } from "@iotd/core/testing";
import type { Page } from "playwright-core";
import { beforeEach, describe, expect, it } from "vitest";
import { dropFiles } from "../site/give-file.ts";
import { lightPhoto } from "../site/light-photo.ts";
import { sidewaysOverflow } from "../site/page-checks.ts";
import { slowDown } from "../site/slow-down.ts";
import { needsChromium, useSite } from "../site/use-site.ts";
import { watchPage } from "../site/watch-page.ts";
import { whenPainted } from "../site/when-painted.ts";

const fileNames = [
  "astronaut.jpg",
  "chelsea.jpg",
  "coffee.jpg",
  "hubble_deep_field.jpg",
  "rocket.jpg",
] as const;

const card = (page: Page, file: string) => page.getByRole("form", { name: file });
const button = (page: Page, file: string, name: string) =>
  card(page, file).getByRole("button", { name, exact: true });
const stateOf = async (page: Page, file: string) =>
  (await card(page, file).locator("[data-part=now]").textContent())?.replace(/… .*/, "…");
const all = (page: Page) => page.getByRole("region", { name: "All pictures" });
const whenAllAre = (page: Page, sentence: string) => all(page).getByText(sentence).waitFor();
const sending = "Uploading…";
const waiting = "Waiting for its turn.";

describe("adding many pictures", needsChromium, () => {
  const site = useSite();
  const paths = () =>
    Promise.all(
      photoNames.map(async (name, index) =>
        site.writeFile(fileNames[index] ?? name, await lightPhoto(name)),
      ),
    );
  const open = () => site.open("/admin/pictures/new", { isSignedIn: true });
  const choose = async (page: Page) => {
    await page.getByLabel("Choose pictures").setInputFiles(await paths());
    await page
      .getByAltText("Preview of the chosen file")
      .nth(fileNames.length - 1)
      .waitFor();
  };
  const describeAll = async (page: Page) => {
    for (const name of fileNames) {
      await card(page, name).getByLabel("Tagline").fill(`The tagline of ${name}`);
      await card(page, name).getByLabel("Alternative text").fill(`What ${name} shows`);
    }
  };
  const listed = async () =>
    (await (await site.editor().pictures.$get({ query: {} })).json()).items.map(
      ({ name, status }) => [name, status],
    );

  beforeEach(site.clear);

  it("sends three of five photographs at once, the others in their order, until all are ready", async () => {
    const page = await open();
    const log = watchPage(page);
    await choose(page);
    await describeAll(page);
    const speedUp = await slowDown(page);

    await page.getByRole("button", { name: "Upload all" }).click();
    await whenAllAre(page, "5 pictures: 3 under way, 2 waiting");
    await expect
      .poll(() => Promise.all(fileNames.map((name) => stateOf(page, name))))
      .toEqual([sending, sending, sending, waiting, waiting]);
    await button(page, fileNames[0], "Cancel").click();
    await whenAllAre(page, "5 pictures: 3 under way, 1 waiting, 1 not sent yet");
    expect(await stateOf(page, fileNames[4])).toBe(waiting);
    await speedUp();
    await page.getByRole("button", { name: "Upload all" }).click();

    await whenAllAre(page, "5 pictures: 5 ready");
    expect((await listed()).sort()).toEqual([
      ["Astronaut", "ready"],
      ["Chelsea", "ready"],
      ["Coffee", "ready"],
      ["Hubble deep field", "ready"],
      ["Rocket", "ready"],
    ]);
    expect(log.errors).toEqual([]);
  });

  it("pauses a file that is on its way and sends it again from its beginning", async () => {
    const page = await open();
    await choose(page);
    await describeAll(page);
    const speedUp = await slowDown(page);
    const [first, , , fourth] = fileNames;
    await page.getByRole("button", { name: "Upload all" }).click();
    await expect.poll(() => stateOf(page, first)).toBe(sending);

    await button(page, first, "Pause").click();
    await card(page, first)
      .getByText("Paused. Resume starts this file again from its beginning.")
      .first()
      .waitFor();
    await expect.poll(() => stateOf(page, fourth)).toBe(sending);
    await button(page, first, "Resume").click();
    expect(await stateOf(page, first)).toBe(waiting);
    await speedUp();

    await whenAllAre(page, "5 pictures: 5 ready");
    expect(await listed()).toHaveLength(5);
  });

  it("pauses and resumes all, also those that were not sent yet", async () => {
    const page = await open();
    await choose(page);
    await describeAll(page);
    const speedUp = await slowDown(page);
    await page.getByRole("button", { name: "Upload all" }).click();
    await whenAllAre(page, "5 pictures: 3 under way, 2 waiting");

    await page.getByRole("button", { name: "Pause all" }).click();
    await whenAllAre(page, "5 pictures: 5 held up");
    expect(await stateOf(page, fileNames[4])).toBe("Paused before it was sent.");
    await speedUp();
    await page.getByRole("button", { name: "Resume all" }).click();

    await whenAllAre(page, "5 pictures: 5 ready");
    expect(await listed()).toHaveLength(5);
  });

  it("goes on with all files once the editor has signed in again for one", async () => {
    const page = await open();
    await choose(page);
    await describeAll(page);
    const cookies = await page.context().cookies();
    await page.context().clearCookies();

    await page.getByRole("button", { name: "Upload all" }).click();
    await whenAllAre(page, "5 pictures: 2 waiting, 3 held up");
    await page.context().addCookies(cookies);
    await button(page, fileNames[1], "Continue").click();

    await whenAllAre(page, "5 pictures: 5 ready");
  });

  it("warns before words or files are left behind, and lets go once all is done", async () => {
    const page = await open();
    const log = watchPage(page);
    await choose(page);

    await page.getByRole("link", { name: "Pictures", exact: true }).click();
    await expect.poll(() => log.dialogs).toEqual(["beforeunload"]);
    for (const name of fileNames) await button(page, name, "Remove").click();
    await page.getByRole("link", { name: "Pictures", exact: true }).click();

    await page.getByRole("heading", { name: "Pictures", exact: true }).waitFor();
    expect(log.dialogs).toEqual(["beforeunload"]);
  });

  it("takes files that are dropped together, and says of each other one why not", async () => {
    const page = await open();
    const empty = await site.writeFile("empty.png", Buffer.alloc(0));

    await dropFiles(page, [...(await paths()).slice(0, 2), empty]);

    await page.getByRole("alert").getByText("“empty.png” is empty.").waitFor();
    await whenAllAre(page, "2 pictures: 2 not sent yet");
  });

  it("says in each card what it lacks, and asks once for the alternative texts", async () => {
    const page = await open();
    await choose(page);

    await page.getByRole("button", { name: "Upload all" }).click();
    expect(await page.getByText("The tagline must not be empty.").count()).toBe(5);
    await card(page, fileNames[0]).locator("[name=tagline]:focus").waitFor();
    await describeAll(page);
    await card(page, fileNames[3]).getByLabel("Alternative text").fill("");
    await page.getByRole("button", { name: "Upload all" }).click();
    await page.getByText("1 picture is without an alternative text yet.").waitFor();
    await page.getByRole("button", { name: "Describe them" }).click();
    await card(page, fileNames[3]).locator("[name=alt]:focus").waitFor();
    await page.getByRole("button", { name: "Upload all" }).click();
    await page.getByRole("button", { name: "Upload all anyway" }).click();

    await whenAllAre(page, "5 pictures: 5 ready");
  });

  it("needs no more width than a telephone has", async () => {
    const page = await site.open("/admin/pictures/new", {
      isSignedIn: true,
      window: { width: 360, height: 740 },
    });
    await choose(page);
    await page.getByLabel("On the site, all of them").selectOption("daily");

    expect(await sidewaysOverflow(page)).toBe(0);
  });

  it("keeps who is typing in one card there while another one becomes ready", async () => {
    const page = await open();
    await choose(page);
    await describeAll(page);
    const [first, second] = fileNames;

    await button(page, first, "Upload").click();
    await card(page, second).getByLabel("Credit").focus();
    await whenPainted(page);
    await page.keyboard.type("NA");
    await page.getByRole("heading", { name: "“Astronaut” is ready." }).waitFor();
    await page.keyboard.type("SA");

    expect(await card(page, second).getByLabel("Credit").inputValue()).toBe("NASA");
  });
});
