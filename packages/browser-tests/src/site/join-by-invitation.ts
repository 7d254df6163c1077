import type { Page } from "playwright-core";
import type { Site } from "./use-site.ts";

/** The password of whoever joins by invitation. */
export const joinedPassword = "a password of their own";

/** Has the administrator who looks at `page` invite somebody; resolves with the link's address. */
export async function inviteByForm(page: Page, email: string): Promise<string> {
  await page.goto("/admin/people");
  await page.getByLabel("Email").fill(email);
  await page.getByRole("button", { name: "Make an invitation link" }).click();
  return page.getByLabel("Hand this link over").inputValue();
}

/** Somebody new, in a browser of their own, with the page of their account open. */
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
  await page.getByLabel("Name").fill(name);
  await page.getByLabel("Password").fill(joinedPassword);
  await page.getByRole("button", { name: "Make my account" }).click();
  await page.getByRole("button", { name: "Sign out" }).waitFor();
  await page.goto("/admin/account");
  return page;
}
