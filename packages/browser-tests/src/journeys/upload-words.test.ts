import { anXmpPacket, withIptc } from "@iotd/web/testing/file-metadata";
import type { Page } from "playwright-core";
import sharp from "sharp";
import { beforeEach, describe, expect, it } from "vitest";
import { publishPicture } from "../site/publish-picture.ts";
import { needsChromium, useSite } from "../site/use-site.ts";
import { watchPage } from "../site/watch-page.ts";
import { widePhoto } from "../site/wide-photo.ts";

const preview = (page: Page) => page.getByAltText("Preview of the chosen file");
const wordsOf = (page: Page) =>
  Promise.all(
    ["Name", "Tagline", "Alternative text", "Credit"].map((label) =>
      page.getByLabel(label).inputValue(),
    ),
  );

describe("what is said of a picture that is added", needsChromium, () => {
  const site = useSite();
  const choose = async (files: Readonly<Record<string, Buffer>>) => {
    const page = await site.open("/admin/pictures/new", { isSignedIn: true });
    const paths = await Promise.all(
      Object.entries(files).map(([name, bytes]) => site.writeFile(name, bytes)),
    );
    await page.getByLabel("Choose pictures").setInputFiles(paths);
    await preview(page)
      .nth(paths.length - 1)
      .waitFor();
    return page;
  };
  const chooseRocket = async () => choose({ "rocket.jpg": await widePhoto("rocket.jpg") });
  const describeIt = async (page: Page) => {
    await page.getByLabel("Tagline").fill("Lifts off");
    await page.getByLabel("Alternative text").fill("A rocket");
  };
  const send = async (page: Page) => {
    await page.getByRole("button", { name: "Upload", exact: true }).click();
    await page.getByRole("heading", { name: /is ready\.$/ }).waitFor();
  };
  const listed = async () =>
    (await (await site.editor().pictures.$get({ query: {} })).json()).items;

  beforeEach(site.clear);

  it("is taken from the file’s XMP, is marked so until it is changed, and is published", async () => {
    const xmp = anXmpPacket({
      title: { "x-default": "DSCOVR, Before Launch" },
      description: { "x-default": "A Falcon 9 waits at dusk." },
      alt: { "x-default": "A white rocket between four towers" },
      creators: ["SpaceX"],
    });
    const page = await choose({
      "IMG_0042.jpg": await sharp(await widePhoto("rocket.jpg"))
        .withXmp(xmp)
        .toBuffer(),
    });
    const log = watchPage(page);

    await expect
      .poll(() => wordsOf(page))
      .toEqual([
        "DSCOVR, Before Launch",
        "A Falcon 9 waits at dusk.",
        "A white rocket between four towers",
        "SpaceX",
      ]);
    expect(await page.getByText("from the file", { exact: true }).count()).toBe(4);
    await page.getByLabel("Tagline").fill("It waits.");
    expect(await page.getByText("from the file", { exact: true }).count()).toBe(3);
    await send(page);

    expect(await listed()).toMatchObject([
      {
        name: "DSCOVR, Before Launch",
        tagline: "It waits.",
        alt: "A white rocket between four towers",
        credit: "SpaceX",
      },
    ]);
    expect(log.errors).toEqual([]);
  });

  it("is taken from the file’s IPTC, and from its name where that has none", async () => {
    const bytes = withIptc(await widePhoto("rocket.jpg"), { Caption: "Élan", Byline: "SpaceX" });
    const page = await choose({ "falcon_nine.jpg": bytes });

    await expect.poll(() => wordsOf(page)).toEqual(["Falcon nine", "Élan", "", "SpaceX"]);
    await page.getByText("from the file’s name").waitFor();
  });

  it("does not depend on metadata that is broken", async () => {
    const whole = await widePhoto("rocket.jpg");
    const broken = Buffer.concat([
      whole.subarray(0, 2),
      Buffer.from("ffe1001045786966000049492a00ffffffff", "hex"),
      whole.subarray(2),
    ]);
    const page = await choose({ "rocket.jpg": broken });
    await describeIt(page);

    await send(page);

    expect(await listed()).toMatchObject([{ name: "Rocket", status: "ready" }]);
  });

  it("includes the focal point, by a click on the picture and by arrow keys", async () => {
    const page = await chooseRocket();
    await describeIt(page);
    const box = await preview(page).boundingBox();

    await preview(page).click({
      position: { x: (box?.width ?? 0) / 4, y: (box?.height ?? 0) * 0.75 },
    });
    expect(Number(await page.getByLabel("From the left").inputValue())).toBeCloseTo(25, 0);
    await page.getByRole("button", { name: "Use the middle" }).click();
    expect(await page.getByLabel("From the left").inputValue()).toBe("");
    await page.getByRole("button", { name: "Focal point" }).press("ArrowRight");
    await page.keyboard.press("Shift+ArrowUp");
    await page.getByText("51 % from the left, 40 % from the top").waitFor({ state: "attached" });
    await send(page);

    expect(await listed()).toMatchObject([{ focalPoint: { x: 0.51, y: 0.4 } }]);
  });

  it("lets the focal point be moved later, by a click on the edit page", async () => {
    const id = await publishPicture(site.editor(), { name: "Rocket" });
    const page = await site.open(`/admin/pictures/${id}`, { isSignedIn: true });
    const picture = page.getByRole("group", { name: "Focal point" }).locator("img");
    await picture.scrollIntoViewIfNeeded();
    const box = await picture.boundingBox();

    await picture.click({ position: { x: (box?.width ?? 0) * 0.8, y: (box?.height ?? 0) / 5 } });
    const across = Number(await page.getByLabel("From the left").inputValue());
    expect(across).toBeCloseTo(80, -1);
    await page.getByRole("button", { name: "Save", exact: true }).click();

    await page.getByRole("status").getByText("“Rocket” saved.").waitFor();
    expect((await listed())[0]?.focalPoint?.x).toBeCloseTo(across / 100, 4);
  });

  it("includes that it is a draft, which is not on the site", async () => {
    const page = await chooseRocket();
    await describeIt(page);

    await page.getByLabel("On the site", { exact: true }).selectOption("draft");
    await send(page);

    await page.getByText("It is kept as a draft.").waitFor();
    expect(await page.getByRole("link", { name: "See it on the site" }).count()).toBe(0);
    expect(await listed()).toMatchObject([{ draft: true, publishedAt: null }]);
  });

  it("includes from when it is on the site", async () => {
    const page = await chooseRocket();
    await describeIt(page);

    await page.getByLabel("On the site", { exact: true }).selectOption("at");
    await page.getByRole("button", { name: "Upload", exact: true }).click();
    await page.getByText("The date and time must not be empty.").waitFor();
    await page.getByLabel("Date and time").fill("2031-05-01T08:30");
    await send(page);

    await page.getByText("It will be on the site from 1 May 2031, 08:30.").waitFor();
    expect(await listed()).toMatchObject([{ publishedAt: "2031-05-01T08:30:00.000Z" }]);
  });

  it("gives many pictures one day after the other, where there is none yet", async () => {
    const bytes = await widePhoto("rocket.jpg");
    await publishPicture(site.editor(), {
      name: "Scheduled",
      publishedAt: new Date("2031-05-31T20:00:00Z"),
    });
    const page = await choose({ "one.jpg": bytes, "two.jpg": bytes, "three.jpg": bytes });
    const forms = page.getByRole("form");

    await page.getByLabel("On the site, all of them").selectOption("daily");
    await page.getByLabel("The first one").fill("2031-05-30T08:00");
    for (const form of await forms.all()) {
      await form.getByLabel("Tagline").fill("Lifts off");
      await form.getByLabel("Alternative text").fill("A rocket");
    }
    await page.getByRole("button", { name: "Upload all" }).click();
    await page.getByText("3 pictures: 3 ready").waitFor();

    const days = (await listed()).slice(0, 3).map(({ name, publishedAt }) => [name, publishedAt]);
    expect(days.sort()).toEqual([
      ["One", "2031-05-30T08:00:00.000Z"],
      ["Three", "2031-06-02T08:00:00.000Z"],
      ["Two", "2031-06-01T08:00:00.000Z"],
    ]);
  });

  it("is shown in two sizes as the home page before it is public", async () => {
    const page = await chooseRocket();
    await describeIt(page);
    await page.getByLabel("On the site", { exact: true }).selectOption("draft");
    await send(page);
    const log = watchPage(page);

    await page.getByRole("link", { name: "Preview and edit" }).click();
    await page.getByRole("heading", { name: "On the home page" }).scrollIntoViewIfNeeded();
    const frames = () => page.frames().filter((frame) => frame.url().endsWith("/preview"));
    await expect.poll(() => frames().length).toBe(2);
    const shown = await Promise.all(
      frames().map(async (frame) => {
        await frame.getByRole("heading", { name: "Rocket", includeHidden: true }).waitFor();
        return frame.evaluate("[innerWidth, innerHeight]");
      }),
    );

    expect(shown).toEqual([
      [1280, 800],
      [390, 844],
    ]);
    expect(log.errors).toEqual([]);
    await page.getByRole("link", { name: "Open in the full window" }).click();
    await page.getByRole("heading", { level: 1, name: "Rocket" }).waitFor();
    await page.goto("/");
    await page.getByText("No images yet").waitFor();
  });
});
