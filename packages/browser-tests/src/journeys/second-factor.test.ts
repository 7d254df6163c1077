import { totpCode } from "@iotd/core/testing";
import { describe, it } from "vitest";
import { joinByInvitation, joinedPassword } from "../site/join-by-invitation.ts";
import { needsChromium, useSite } from "../site/use-site.ts";

describe("the second factor", needsChromium, () => {
  const site = useSite();

  it("a second factor works without JavaScript, with codes of an app and with backup codes", async () => {
    const email = "totp@example.com";
    const page = await joinByInvitation(site, email, { hasJavaScript: false });
    const section = page.getByRole("region", { name: "Second factor" });
    await section.getByLabel("Password").fill(joinedPassword);
    await section.getByRole("button", { name: "Set up" }).click();
    await page.getByRole("img", { name: "QR code with the secret" }).waitFor();
    const secret = await page.getByLabel("Or enter this secret").inputValue();
    await page.getByLabel("Code", { exact: true }).fill("000000");
    await page.getByRole("button", { name: "Turn it on" }).click();
    await page.getByRole("alert").getByText("This code is wrong").waitFor();
    await page.getByLabel("Code", { exact: true }).fill(totpCode(secret, new Date()));
    await page.getByRole("button", { name: "Turn it on" }).click();
    await page.getByRole("heading", { name: "Your backup codes" }).waitFor();
    const [backupCode = ""] = await page.locator("code").allTextContents();
    await page.getByRole("link", { name: "I have stored them" }).click();
    await section.getByText("On", { exact: true }).waitFor();

    const signIn = async () => {
      await page.getByRole("button", { name: "Sign out" }).click();
      await page.getByLabel("Email").fill(email);
      await page.getByLabel("Password").fill(joinedPassword);
      await page.getByRole("button", { name: "Sign in" }).click();
      await page.getByRole("heading", { name: "One more step" }).waitFor();
    };
    await signIn();
    // A code is accepted once, so this is the one that the app shows next.
    await page.getByLabel("Code").fill(totpCode(secret, new Date(Date.now() + 30_000)));
    await page.getByRole("button", { name: "Sign in" }).click();
    await signIn();
    await page.getByRole("link", { name: "Use a backup code instead" }).click();
    await page.getByLabel("Backup code").fill(backupCode);
    await page.getByRole("button", { name: "Sign in" }).click();
    await signIn();
    await page.getByRole("link", { name: "Use a backup code instead" }).click();
    await page.getByLabel("Backup code").fill(backupCode);
    await page.getByRole("button", { name: "Sign in" }).click();

    await page.getByRole("alert").getByText("not one of your backup codes").waitFor();
  });
});
