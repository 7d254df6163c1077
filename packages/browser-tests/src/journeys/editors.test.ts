import { beforeEach, describe, expect, it } from "vitest";
import { tabTo } from "../site/keyboard.ts";
import { publishPicture } from "../site/publish-picture.ts";
import { signInByForm } from "../site/sign-in-by-form.ts";
import { needsChromium, useSite } from "../site/use-site.ts";
import { watchPage } from "../site/watch-page.ts";
import { whenPainted } from "../site/when-painted.ts";
import { widePhoto } from "../site/wide-photo.ts";

describe("the editors' pages", needsChromium, () => {
  const site = useSite();
  const publish = (name: string) => publishPicture(site.editor(), { name });

  beforeEach(site.clear);

  it("a wrong password is refused, and the right one leads to the requested page", async () => {
    const page = await site.open("/admin/pictures/new");

    await page.getByLabel("Email").fill(site.account().email);
    await page.getByLabel("Password").fill("not the password");
    await page.getByRole("button", { name: "Sign in" }).click();
    await page.getByRole("alert").getByText("E-mail address or password is wrong.").waitFor();
    expect(await page.getByLabel("Email").inputValue()).toBe(site.account().email);
    expect(await page.getByLabel("Password").inputValue()).toBe("");
    await page.getByLabel("Password").fill(site.account().password);
    await page.getByRole("button", { name: "Sign in" }).click();

    await page.getByRole("heading", { name: "Add a picture" }).waitFor();
  });

  it("a sign-in form that another site sends is refused", async () => {
    const page = await site.open("/");
    const { email, password } = site.account();
    await page.route("http://elsewhere.example/", (route) =>
      route.fulfill({
        contentType: "text/html",
        body: `<form method="post" action="${site.url()}/admin/sign-in">
          <input name="email" value="${email}"><input name="password" value="${password}">
          <button>Win a prize</button></form>`,
      }),
    );
    await page.goto("http://elsewhere.example/");

    const answer = page.waitForResponse(`${site.url()}/admin/sign-in`);
    await page.getByRole("button", { name: "Win a prize" }).click();

    expect((await answer).status()).toBe(403);
    expect(await page.context().cookies()).toEqual([]);
  });

  it("the list shows the newest picture first", async () => {
    await publish("Older");
    await publish("Newer");
    const page = await site.open("/admin", { isSignedIn: true });

    const names = page.getByRole("rowheader").getByRole("link");

    expect(await names.allTextContents()).toEqual(["Newer", "Older"]);
    expect(await page.getByText("Seen today").count()).toBe(2);
    expect(await page.getByRole("row").getByText("On the site", { exact: true }).count()).toBe(2);
  });

  it("a deletion can be undone at once, or later in the list of deleted pictures", async () => {
    await publish("Undone");
    const page = await site.open("/admin", { isSignedIn: true });
    const remove = page.getByRole("button", { name: "Delete “Undone”" });
    const link = page.getByRole("link", { name: "Undone", exact: true });

    await remove.click();
    await page.getByRole("status").getByText("“Undone” deleted.").waitFor();
    expect(await link.count()).toBe(0);
    await page.getByRole("button", { name: "Undo" }).click();
    await page.getByRole("status").getByText("“Undone” restored.").waitFor();
    await link.waitFor();
    await remove.click();
    await page.getByRole("link", { name: "Deleted" }).click();
    await page.getByRole("button", { name: "Restore “Undone”" }).click();

    await page.getByRole("status").getByText("“Undone” restored.").waitFor();
    await page.goto("/");
    await page.getByRole("heading", { name: "Undone" }).waitFor();
  });

  it("a form with a fault explains it, keeps what was typed, and is saved after a correction", async () => {
    await publish("Before");
    const page = await site.open("/admin", { isSignedIn: true });
    await page.getByRole("link", { name: "Before", exact: true }).click();

    await page.getByLabel("Name").fill(" ");
    await page.getByLabel("Tagline").fill("Changed");
    await page.getByRole("button", { name: "Save", exact: true }).click();
    const fault = page
      .getByRole("alert")
      .getByRole("link", { name: "The name must not be empty." });
    await fault.click();
    await page.locator("#name:focus").waitFor();
    expect(await page.getByLabel("Tagline").inputValue()).toBe("Changed");
    await page.getByLabel("Name").fill("After");
    await page.getByRole("button", { name: "Save", exact: true }).click();

    await page.getByRole("status").getByText("“After” saved.").waitFor();
    await page.goto("/");
    await page.getByRole("heading", { level: 1, name: "After" }).waitFor();
    await page.getByText("Changed").waitFor();
  });

  it("HTML and SQL in the texts of a picture are shown as text", async () => {
    const name = `<img src=x onerror=alert(1)>'; drop table picture; --`;
    const tagline = `</p><script>alert(2)</script>" onload="alert(3)`;
    const id = await publishPicture(site.editor(), { name, tagline, alt: tagline, credit: name });
    const page = await site.open("/admin", { isSignedIn: true });
    const log = watchPage(page);

    for (const path of ["/", "/admin", "/archive", `/admin/pictures/${id}`]) {
      await page.goto(path);
      await page.getByText(name).first().waitFor();
    }

    expect(await page.getByLabel("Name").inputValue()).toBe(name);
    expect(await page.getByLabel("Tagline").inputValue()).toBe(tagline);
    expect(log).toMatchObject({ dialogs: [], errors: [] });
  });

  it("all pages work without JavaScript, except the upload, which says so", async () => {
    await publish("Plain");
    const page = await site.open("/admin", { hasJavaScript: false });

    await signInByForm(page, site.account());
    await page.getByRole("link", { name: "Plain", exact: true }).click();
    await page.getByLabel("Name").fill("Plainer");
    await page.getByRole("button", { name: "Save", exact: true }).click();
    await page.getByText("“Plainer” saved.").waitFor();
    await page.getByRole("button", { name: "Delete “Plainer”" }).click();
    await page.getByRole("button", { name: "Undo" }).click();
    await page.getByText("“Plainer” restored.").waitFor();
    await page.getByRole("link", { name: "Add a picture" }).first().click();
    const hint = page.locator("noscript .alert");
    await hint.waitFor();
    expect(await hint.textContent()).toMatch(/^Uploading needs JavaScript/);
    expect(await page.getByLabel("Choose pictures").isDisabled()).toBe(true);
    await page.getByRole("button", { name: "Sign out" }).click();

    await page.getByRole("heading", { name: "Sign in" }).waitFor();
    await page.goto("/admin");
    await page.getByRole("heading", { name: "Sign in" }).waitFor();
  });

  it("all pages can be used with the keyboard only, with a visible focus", async () => {
    const page = await site.open("/");
    await whenPainted(page);

    await page.keyboard.press("Tab");
    await page.locator(".skip:focus").waitFor();
    await tabTo(page, page.getByRole("link", { name: "upload one here" }));
    await page.keyboard.press("Enter");
    await page.locator("#email:focus").waitFor();
    await page.keyboard.type(site.account().email);
    await tabTo(page, page.getByLabel("Password"));
    await page.keyboard.type(site.account().password);
    await page.keyboard.press("Enter");
    await page.getByText("No pictures yet.").waitFor();
    await whenPainted(page);
    await page.keyboard.press("Tab");
    await page.locator(".skip:focus").waitFor();
    await page.keyboard.press("Enter");
    await tabTo(page, page.getByRole("main").getByRole("link", { name: "Add a picture" }));
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { name: "Add a picture" }).waitFor();
    await tabTo(page, page.getByLabel("Choose pictures"));
    const chooser = page.waitForEvent("filechooser");
    // The browser must know first that the test handles the file chooser.
    await whenPainted(page);
    await page.keyboard.press("Enter");
    const rocket = await site.writeFile("rocket.jpg", await widePhoto("rocket.jpg"));
    await (await chooser).setFiles(rocket);
    await tabTo(page, page.getByRole("button", { name: "Focal point" }));
    await page.keyboard.press("ArrowUp");
    await tabTo(page, page.getByLabel("Tagline"));
    await page.keyboard.type("It lifts off");
    await tabTo(page, page.getByRole("button", { name: "Upload", exact: true }));
    await page.keyboard.press("Enter");
    await tabTo(page, page.getByRole("button", { name: "Describe it" }));
    await page.keyboard.press("Enter");
    await page.locator("[name=alt]:focus").waitFor();
    await page.keyboard.type("A rocket");
    await tabTo(page, page.getByRole("button", { name: "Upload", exact: true }));
    await page.keyboard.press("Enter");

    await page.locator("section:focus", { hasText: "“Rocket” is ready." }).waitFor();
  });
});
