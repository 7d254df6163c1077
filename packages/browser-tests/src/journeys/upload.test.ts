import type { Page } from "playwright-core";
import sharp from "sharp";
import { beforeEach, describe, expect, it, onTestFinished } from "vitest";
import { dropFile, pastePng } from "../site/give-file.ts";
import { signInByForm } from "../site/sign-in-by-form.ts";
import { slowDown } from "../site/slow-down.ts";
import { watchStorage } from "../site/unreliable-storage.ts";
import { needsChromium, useSite } from "../site/use-site.ts";
import { watchPage } from "../site/watch-page.ts";
import { whenLoaded } from "../site/when-loaded.ts";
import { widePhoto } from "../site/wide-photo.ts";

const addPage = "/admin/pictures/new";

const upload = (page: Page) => page.getByRole("button", { name: "Upload", exact: true });
const preview = (page: Page) => page.getByAltText("Preview of the chosen file");
const problem = (page: Page) => page.locator("[data-part=problem]");
const whenReady = (page: Page, name: string) =>
  page.getByRole("heading", { name: `“${name}” is ready.` }).waitFor();
const whenSending = (page: Page) =>
  page
    .getByText(/^Uploading… \d+ %$/)
    .first()
    .waitFor();

describe("adding a picture", needsChromium, () => {
  const site = useSite();
  const open = () => site.open(addPage, { isSignedIn: true });
  const chelsea = async () => site.writeFile("chelsea_the-cat.png", await widePhoto("chelsea.png"));
  const pickChelsea = async (page: Page) =>
    page.getByLabel("Choose pictures").setInputFiles(await chelsea());
  const pickAndFill = async (page: Page) => {
    await pickChelsea(page);
    await page.getByLabel("Name").fill("Chelsea");
    await page.getByLabel("Tagline").fill("A cat");
    await page.getByLabel("Alternative text").fill("A ginger cat");
  };
  const chooseAnother = async (page: Page, path: string) => {
    const chooser = page.waitForEvent("filechooser");
    await page.getByRole("button", { name: "Choose another file" }).click();
    await (await chooser).setFiles(path);
  };
  const listed = async () =>
    (await (await site.editor().pictures.$get({ query: {} })).json()).items.map(
      ({ name, status }) => ({ name, status }),
    );

  beforeEach(site.clear);

  it("leads an editor from the empty site to a dropped photograph in the whole window", async () => {
    const page = await site.open("/");
    const log = watchPage(page);
    await page.getByRole("link", { name: "upload one here" }).click();
    await signInByForm(page, site.account());
    await page.getByRole("link", { name: "Add a picture" }).first().click();
    await page.waitForURL(`**${addPage}`);
    const speedUp = await slowDown(page);

    await dropFile(
      page,
      await site.writeFile("chelsea_the-cat.png", await widePhoto("chelsea.png")),
    );
    await preview(page).waitFor();
    expect(await page.getByLabel("Name").inputValue()).toBe("Chelsea the cat");
    await page.getByLabel("Tagline").fill("Listens to something in the next room.");
    await page.getByLabel("Alternative text").fill("A ginger cat");
    await upload(page).click();
    await page.getByRole("progressbar", { name: "chelsea_the-cat.png" }).waitFor();
    await whenSending(page);
    await speedUp();
    await whenReady(page, "Chelsea the cat");
    await page.getByRole("link", { name: "See it on the site" }).click();

    await page.getByRole("heading", { level: 1, name: "Chelsea the cat" }).waitFor();
    await page.locator("p", { hasText: "Listens to something in the next room." }).waitFor();
    const picture = page.getByRole("img", { name: "A ginger cat" });
    await whenLoaded(picture);
    expect(await picture.boundingBox()).toMatchObject({ height: 800 });
    expect(log.errors).toEqual([]);
    const storage = [...log.origins].filter((origin) => origin !== site.url());
    expect(storage).toEqual([expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+$/)]);
    expect((await page.request.get(addPage)).headers()["content-security-policy"]).toContain(
      `connect-src 'self' ${storage[0]};`,
    );
  });

  it("takes a file from the picker", async () => {
    const page = await open();

    await pickChelsea(page);
    await preview(page).waitFor();
    await page.getByText(/ · 1600 × 300 pixels$/).waitFor();
    await page.getByLabel("Tagline").fill("A cat");
    await page.getByLabel("Alternative text").fill("A ginger cat");
    await page.getByLabel("Credit").fill("Stéfan van der Walt");
    await upload(page).click();
    await whenReady(page, "Chelsea the cat");

    await page.goto("/");
    await page.getByRole("img", { name: "A ginger cat" }).waitFor();
    await page.getByText("Stéfan van der Walt").waitFor();
  });

  it("takes a picture from the clipboard", async () => {
    const page = await open();

    await pastePng(page, await widePhoto("chelsea.png"));
    await preview(page).waitFor();
    expect(await page.getByLabel("Name").inputValue()).toBe("");
    await page.getByLabel("Name").fill("Pasted");
    await page.getByLabel("Tagline").fill("From the clipboard");
    await page.getByLabel("Alternative text").fill("A ginger cat");
    await upload(page).click();

    await whenReady(page, "Pasted");
  });

  it("keeps the name that the editor wrote when another file is chosen, and takes that file’s where it wrote none", async () => {
    const page = await open();
    await pickChelsea(page);
    await preview(page).waitFor();
    const rocket = await site.writeFile("rocket.jpg", await widePhoto("rocket.jpg"));

    await chooseAnother(page, rocket);
    expect(await page.getByLabel("Name").inputValue()).toBe("Rocket");
    await page.getByLabel("Name").fill("My own name");
    await chooseAnother(page, await chelsea());
    await page.getByText(/ · 1600 × 300 pixels$/).waitFor();

    expect(await page.getByLabel("Name").inputValue()).toBe("My own name");
  });

  it("says what is missing next to its field and goes there", async () => {
    const page = await open();

    await pickChelsea(page);
    await upload(page).click();

    await page.getByText("The tagline must not be empty.").waitFor();
    await page.locator("[name=tagline]:focus").waitFor();
    expect(await listed()).toEqual([]);
  });

  it("says why a text file named .jpg is refused and takes another file for the same picture", async () => {
    const page = await open();
    const text = await site.writeFile("notes.jpg", Buffer.from("Buy milk, feed the cat.\n"));
    await page.getByLabel("Choose pictures").setInputFiles(text);
    await page.getByLabel("Name").fill("Chelsea");
    await page.getByLabel("Tagline").fill("A cat");
    await page.getByLabel("Alternative text").fill("A ginger cat");

    await upload(page).click();
    await problem(page)
      .getByText(/not a JPEG, PNG, WebP or AVIF image, even if its name says so.* choose another/)
      .waitFor();
    expect(await listed()).toEqual([{ name: "Chelsea", status: "rejected" }]);
    await chooseAnother(page, await chelsea());
    await upload(page).click();

    await whenReady(page, "Chelsea");
    expect(await listed()).toEqual([{ name: "Chelsea", status: "ready" }]);
  });

  it("says that a JPEG which was cut off is damaged, and takes another from its own page", async () => {
    const page = await open();
    const whole = await widePhoto("rocket.jpg");
    const half = await site.writeFile("rocket.jpg", whole.subarray(0, whole.length / 2));
    await page.getByLabel("Choose pictures").setInputFiles(half);
    await page.getByLabel("Tagline").fill("Lifts off");
    await page.getByLabel("Alternative text").fill("A rocket");
    await upload(page).click();
    await problem(page).getByText("The image is damaged or cut off and cannot be read.").waitFor();

    await page.goto("/admin");
    await page.getByRole("link", { name: "Upload a file for “Rocket”" }).click();
    await page.getByText("The image is damaged or cut off").waitFor();
    await page.getByLabel("Choose a picture").setInputFiles(await chelsea());
    await upload(page).click();

    await whenReady(page, "Rocket");
  });

  it.each([
    ["of 51 MB", "huge.png", () => Buffer.alloc(51_000_000), /larger than 50 MB/],
    [
      "that is a PDF",
      "a.pdf",
      () => Buffer.from("%PDF-1.7"),
      /not a JPEG, PNG, WebP or AVIF image/,
    ],
    [
      "that is a HEIC image",
      "IMG_1.heic",
      () => Buffer.from("\0\0\0\x18ftypheic\0\0\0\0mif1heic", "latin1"),
      /cannot read “IMG_1.heic”, a HEIC image: export it as JPEG/,
    ],
    ["that is empty", "empty.png", () => Buffer.alloc(0), /is empty/],
  ])("refuses a file %s at once", async (_, name, bytes, sentence) => {
    const page = await open();

    await page
      .getByLabel("Choose pictures")
      .setInputFiles(await site.writeFile(name, await bytes()));

    await page.getByRole("alert").getByText(sentence).waitFor();
    expect(await preview(page).count()).toBe(0);
    expect(await page.getByLabel("Name").count()).toBe(0);
  });

  it("converts a GIF in the browser, and publishes it at its full size", async () => {
    const page = await open();
    const gif = await sharp(await widePhoto("chelsea.png"))
      .gif()
      .toBuffer();
    await page.getByLabel("Choose pictures").setInputFiles(await site.writeFile("cat.gif", gif));
    await page.getByText(/ · 1600 × 300 pixels · converted from GIF$/).waitFor();
    await page.getByLabel("Tagline").fill("A cat");
    await page.getByLabel("Alternative text").fill("A ginger cat");
    await upload(page).click();

    await whenReady(page, "Cat");
  });

  it("asks before it uploads a small picture, and uploads it if the editor insists", async () => {
    const page = await open();
    const small = await sharp(await widePhoto("chelsea.png"))
      .resize(48)
      .toBuffer();
    await page.getByLabel("Choose pictures").setInputFiles(await site.writeFile("cat.png", small));
    await page.getByLabel("Tagline").fill("A cat");
    await upload(page).click();
    await page.getByText("It is without an alternative text yet.").waitFor();
    await page.getByText("It is narrower than 1,600 pixels").waitFor();
    await page.getByLabel("Alternative text").fill("A ginger cat");
    await upload(page).click();
    await page.getByText("It is narrower than 1,600 pixels").waitFor();
    expect(await page.getByText("It is without an alternative text yet.").isVisible()).toBe(false);
    expect(await listed()).toEqual([]);

    await page.getByRole("button", { name: "Upload anyway" }).click();

    await whenReady(page, "Cat");
  });

  it("goes on by Retry after the connection was lost, with one picture", async () => {
    const storage = watchStorage();
    onTestFinished(storage.release);
    const page = await open();
    const speedUp = await slowDown(page);
    await pickAndFill(page);

    await upload(page).click();
    await whenSending(page);
    storage.cut();
    await speedUp();
    await problem(page).getByText("The connection was lost.").waitFor();
    expect(await page.getByLabel("Tagline").inputValue()).toBe("A cat");
    storage.mend();
    await page.getByRole("button", { name: "Retry" }).click();

    await whenReady(page, "Chelsea");
    expect(await listed()).toEqual([{ name: "Chelsea", status: "ready" }]);
  });

  it("stops on Cancel, keeps what was typed and can be sent again", async () => {
    const page = await open();
    const speedUp = await slowDown(page);
    await pickAndFill(page);

    await upload(page).click();
    await whenSending(page);
    await page.getByRole("button", { name: "Cancel", exact: true }).click();
    await page.getByText("Cancelled. Nothing was published.").first().waitFor();
    expect(await listed()).toEqual([{ name: "Chelsea", status: "awaiting_upload" }]);
    await page.getByLabel("Tagline").fill("A cat, after all");
    await speedUp();
    await upload(page).click();

    await whenReady(page, "Chelsea");
    expect(await listed()).toEqual([{ name: "Chelsea", status: "ready" }]);
  });

  it("warns before the page is left or closed while a file is on its way", async () => {
    const page = await open();
    const log = watchPage(page);
    const speedUp = await slowDown(page);
    await pickAndFill(page);

    await upload(page).click();
    await whenSending(page);
    await page.getByRole("link", { name: "Pictures", exact: true }).click();
    await expect.poll(() => log.dialogs).toEqual(["beforeunload"]);
    await page.close({ runBeforeUnload: true });
    await expect.poll(() => log.dialogs).toEqual(["beforeunload", "beforeunload"]);
    await speedUp();

    await whenReady(page, "Chelsea");
  });

  it("keeps what was typed when the session has ended, and goes on after signing in in another tab", async () => {
    const page = await open();
    await pickAndFill(page);
    await page.context().clearCookies();

    await upload(page).click();
    await problem(page).getByText("Your session has ended.").waitFor();
    const opened = page.context().waitForEvent("page");
    await page.getByRole("link", { name: "Sign in in a new tab" }).click();
    const tab = await opened;
    await signInByForm(tab, site.account());
    await tab.close();
    expect(await page.getByLabel("Tagline").inputValue()).toBe("A cat");
    await page.getByRole("button", { name: "Continue" }).click();

    await whenReady(page, "Chelsea");
  });

  it("goes on after signing in when the session ends while the file is on its way", async () => {
    const page = await open();
    const speedUp = await slowDown(page);
    await pickAndFill(page);

    await upload(page).click();
    await whenSending(page);
    const cookies = await page.context().cookies();
    await page.context().clearCookies();
    await speedUp();
    await problem(page).getByText("Your session has ended.").waitFor();
    await page.context().addCookies(cookies);
    await page.getByRole("button", { name: "Continue" }).click();

    await whenReady(page, "Chelsea");
    expect(await listed()).toEqual([{ name: "Chelsea", status: "ready" }]);
  });
});
