import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { inviteByForm, joinedPassword } from "../site/join-by-invitation.ts";
import { signInByForm } from "../site/sign-in-by-form.ts";
import { needsChromium, useSite } from "../site/use-site.ts";

describe("people", needsChromium, () => {
  const site = useSite();
  const notice = (page: Page, words: string) => page.getByRole("status").getByText(words).waitFor();

  it("a person is invited, promoted, given a new password, signed out everywhere and removed", async () => {
    const administrator = await site.open("/admin/people", { isSignedIn: true });
    const link = await inviteByForm(administrator, "grace@example.com");
    expect(link).toMatch(/\/admin\/invitations#[\w-]{43}$/);

    const grace = await site.open(link);
    await grace.getByRole("button", { name: "Create my account" }).waitFor();
    expect(grace.url()).toMatch(/\/admin\/invitations$/);
    expect(await grace.getByLabel("Email").inputValue()).toBe("grace@example.com");
    await grace.getByLabel("Name").fill("Grace Hopper");
    await grace.getByLabel("Password").fill("short");
    // Otherwise the browser refuses to send the form.
    await grace.locator("form").evaluate((form: { noValidate: boolean }) => {
      form.noValidate = true;
    });
    await grace.getByRole("button", { name: "Create my account" }).click();
    await grace.getByText("must have at least 12 characters").waitFor();
    expect(await grace.getByLabel("Name").inputValue()).toBe("Grace Hopper");
    await grace.getByLabel("Password").fill(joinedPassword);
    await grace.getByRole("button", { name: "Create my account" }).click();
    await grace.getByRole("link", { name: "Grace Hopper" }).waitFor();
    expect(await grace.getByRole("link", { name: "People" }).count()).toBe(0);
    expect((await grace.goto("/admin/people"))?.status()).toBe(403);
    await grace.getByText("Only administrators can manage people.").waitFor();
    await grace.goto(link);
    await grace.getByText("This link is no longer valid.").waitFor();

    await administrator.goto("/admin/people");
    await administrator.getByRole("link", { name: "Grace Hopper" }).click();
    await administrator.getByLabel("Administrator").check();
    await administrator.getByRole("button", { name: "Save" }).click();
    await notice(administrator, "The new role is saved and already applies.");
    await grace.goto("/admin/people");
    await grace.getByRole("heading", { name: "People" }).waitFor();

    const reset = administrator.getByRole("listitem").filter({ hasText: "New password" });
    await reset.getByLabel("Your password").fill(site.account().password);
    await reset.getByRole("button", { name: "Create a reset link" }).click();
    const resetLink = await administrator.getByLabel("Send this link").inputValue();
    const elsewhere = await site.open(resetLink);
    await elsewhere.getByLabel("New password").fill("quite another password");
    await elsewhere.getByRole("button", { name: "Set password" }).click();
    await notice(elsewhere, "Your password is set.");
    await grace.goto("/admin");
    await grace.getByRole("heading", { name: "Sign in" }).waitFor();
    await signInByForm(grace, { email: "grace@example.com", password: "quite another password" });

    await administrator.getByRole("link", { name: "Done" }).click();
    await administrator.getByRole("button", { name: "Sign out everywhere" }).click();
    await notice(administrator, "Signed out everywhere.");
    await grace.reload();
    await grace.getByRole("heading", { name: "Sign in" }).waitFor();

    await administrator.getByText("Remove…").click();
    await administrator.getByRole("button", { name: "Yes, remove Grace Hopper" }).click();
    await notice(administrator, "The account is removed.");
    expect(await administrator.getByText("grace@example.com").count()).toBe(0);
  });

  it("the last administrator cannot be removed or demoted", async () => {
    const page = await site.open("/admin/people", { isSignedIn: true });
    await page.getByRole("listitem").getByRole("link", { name: "Editor" }).click();

    await page.getByText("Remove…").click();
    await page.getByRole("button", { name: "Yes, remove Editor" }).click();
    await page.getByRole("alert").getByText("This is the last administrator.").waitFor();
    await page.getByRole("radio", { name: /^Editor/ }).check();
    await page.getByRole("button", { name: "Save" }).click();
    await page.getByRole("alert").getByText("This is the last administrator.").waitFor();

    await page.getByRole("link", { name: "People", exact: true }).click();
    await page.getByRole("heading", { name: "People" }).waitFor();
  });

  it("the link of a revoked invitation is not valid", async () => {
    const administrator = await site.open("/admin/people", { isSignedIn: true });
    const link = await inviteByForm(administrator, "mallory@example.com");
    await administrator.getByRole("link", { name: "Done" }).click();
    await administrator
      .getByRole("button", { name: "Revoke the invitation of mallory@example.com" })
      .click();
    await notice(administrator, "The invitation is revoked.");

    const mallory = await site.open(link);

    await mallory.getByText("This link is no longer valid.").waitFor();
  });
});
