import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { joinByInvitation, joinedPassword } from "../site/join-by-invitation.ts";
import { namelessParts } from "../site/page-checks.ts";
import { signInByForm } from "../site/sign-in-by-form.ts";
import { needsChromium, useSite } from "../site/use-site.ts";
import { watchPage } from "../site/watch-page.ts";

describe("the account page", needsChromium, () => {
  const site = useSite();
  const notice = (page: Page, words: string) => page.getByRole("status").getByText(words).waitFor();

  it("lists the sessions of the account and ends one of them", async () => {
    const page = await joinByInvitation(site, "sessions@example.com");
    const elsewhere = await site.open("/admin/sign-in");
    await signInByForm(elsewhere, { email: "sessions@example.com", password: joinedPassword });
    await page.reload();
    expect(await namelessParts(page)).toEqual([]);
    const sessions = page.getByRole("region", { name: "Where you are signed in" });

    await sessions.getByText("This device").waitFor();
    expect(await sessions.getByRole("listitem").count()).toBe(2);
    await sessions.getByRole("button", { name: "Sign out Chrome on Linux" }).click();
    await notice(page, "Signed out there.");

    await elsewhere.goto("/admin");
    await elsewhere.getByRole("heading", { name: "Sign in" }).waitFor();
    expect(await sessions.getByRole("listitem").count()).toBe(1);
  });

  it("a passkey is added, used to sign in, renamed and removed", async () => {
    const page = await joinByInvitation(site, "passkey@example.com");
    const log = watchPage(page);
    const devices = await page.context().newCDPSession(page);
    await devices.send("WebAuthn.enable");
    await devices.send("WebAuthn.addVirtualAuthenticator", {
      options: {
        protocol: "ctap2",
        transport: "internal",
        hasResidentKey: true,
        hasUserVerification: true,
        isUserVerified: true,
        automaticPresenceSimulation: true,
      },
    });
    const section = page.getByRole("region", { name: "Passkeys" });
    const add = section.locator("#add-passkey");
    await add.getByLabel("Name", { exact: true }).fill("Work laptop");
    await add.getByLabel("Your password").fill("a wrong password");
    await add.getByRole("button", { name: "Add a passkey" }).click();
    await section.getByRole("alert").getByText("The password is wrong.").waitFor();
    await add.getByLabel("Your password").fill(joinedPassword);
    await add.getByRole("button", { name: "Add a passkey" }).click();
    await notice(page, "The passkey is added.");
    await page.getByRole("button", { name: "Sign out" }).click();

    await page.goto("/admin/pictures/new");
    await page.getByRole("button", { name: "Use a passkey" }).click();
    await page.getByRole("heading", { name: "Add a picture" }).waitFor();

    await page.goto("/admin/account");
    await section.getByText("Rename").click();
    await section.getByLabel("New name of “Work laptop”").fill("Old laptop");
    await section.getByRole("button", { name: "Save" }).click();
    await notice(page, "The passkey is renamed.");
    await section.locator("summary", { hasText: "Remove" }).click();
    const remove = section.locator("form").filter({ hasText: "Yes, remove" });
    await remove.getByLabel("Your password").fill(joinedPassword);
    await remove.getByRole("button", { name: "Yes, remove “Old laptop”" }).click();
    await notice(page, "The passkey is removed here.");
    await page.getByRole("button", { name: "Sign out" }).click();
    await page.getByRole("button", { name: "Use a passkey" }).click();
    await page.getByRole("alert").getByText("This passkey is not registered here.").waitFor();
    // Chromium writes the refusal to the console too.
    expect(log.errors.filter((error) => !/401|422/.test(error))).toEqual([]);
  });

  it("a passkey from a device that did not verify its user is refused", async () => {
    const page = await joinByInvitation(site, "unverified@example.com");
    const devices = await page.context().newCDPSession(page);
    await devices.send("WebAuthn.enable");
    await devices.send("WebAuthn.addVirtualAuthenticator", {
      options: { protocol: "ctap2", transport: "usb", automaticPresenceSimulation: true },
    });
    // As if a script asked for less than the script of the page.
    await page.route("**/passkey-options", async (route) => {
      const response = await route.fetch();
      const json = {
        ...(await response.json()),
        authenticatorSelection: { userVerification: "discouraged", residentKey: "discouraged" },
      };
      await route.fulfill({ response, json });
    });
    const section = page.getByRole("region", { name: "Passkeys" });
    await section.getByLabel("Name", { exact: true }).fill("Key without a code");
    await section.locator("#add-passkey").getByLabel("Your password").fill(joinedPassword);
    await section.getByRole("button", { name: "Add a passkey" }).click();

    await section.getByRole("alert").getByText("Your device must verify you").waitFor();
    await page.reload();
    await section.getByText("You have no passkey yet.").waitFor();
  });
});
