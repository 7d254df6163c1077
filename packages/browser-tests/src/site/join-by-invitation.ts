import type { Page } from "playwright-core";
import type { Site } from "./use-site.ts";

/** The password of accounts that `joinByInvitation` creates. */
export const joinedPassword = "a password of their own";

/** Invites `email` as the administrator who is signed in on `page`. Resolves with the URL of the link. */
export async function inviteByForm(page: Page, email: string): Promise<string> {
  await page.goto("/admin/people");
  await page.getByLabel("Email").fill(email);
  await page.getByRole("button", { name: "Create an invitation link" }).click();
  return page.getByLabel("Send this link").inputValue();
}

/** Invites a person and creates their account. Resolves with their account page in a separate browser session. */
export async function joinByInvitation(
  site: Site,
  email: string,
  {
    name = email,
    hasJavaScript = true,
  }: { readonly name?: string; readonly hasJavaScript?: boolean } = {},
): Promise<Page> {
  const link = await inviteByForm(await site.open("/admin", { isSignedIn: true }), email);
  const page = await site.open(link, { hasJavaScript });
  if (!hasJavaScript) {
    await page.getByLabel("Link").fill(link);
    await page.getByRole("button", { name: "Continue" }).click();
  }
  await page.getByLabel("Name").fill(name);
  await page.getByLabel("Password").fill(joinedPassword);
  await page.getByRole("button", { name: "Create my account" }).click();
  await page.getByRole("button", { name: "Sign out" }).waitFor();
  await page.goto("/admin/account");
  return page;
}
