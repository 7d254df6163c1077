import { readFile } from "node:fs/promises";
import { demoPhoto } from "@iotd/local/demo/demo-picture";
import sharp from "sharp";
import { inviteByForm, joinByInvitation } from "../site/join-by-invitation.ts";
import type { Site } from "../site/use-site.ts";

/** The paths of pages about work in progress. */
export type BusyDesk = {
  /** Edit pages of pictures. */
  readonly draft: string;
  readonly rejected: string;
  /** The page of a person. */
  readonly person: string;
  /** Pages of issued links. */
  readonly invitation: string;
  readonly passwordReset: string;
};

/**
 * Creates a draft, a refused and a deleted picture, two more editors, an invitation, and a second factor
 * of the administrator that is not confirmed yet.
 */
export async function arrangeBusyDesk(site: Site): Promise<BusyDesk> {
  const deleted = await addDraft(site, "The Rover’s Other Side");
  await site.editor().pictures[":id"].$delete({ param: { id: deleted } });
  const rejected = await site.editor().upload({
    name: "Moon over the Pier",
    tagline: "The tide has gone out to look at it.",
    contentType: "image/jpeg",
    body: Buffer.from("This is a letter about a photograph."),
  });
  await site.editor().whenProcessed(rejected);
  const draft = await addDraft(site, "The Rover’s Own Back");

  await joinByInvitation(site, "katherine@example.com", { name: "Katherine Johnson" });
  await joinByInvitation(site, "margaret@example.com", { name: "Margaret Hamilton" });
  const page = await site.open("/admin/people", { isSignedIn: true });
  const invitation = await inviteByForm(page, "dorothy@example.com");
  await page.goto("/admin/people");
  await page.getByRole("link", { name: "Katherine Johnson" }).click();
  await page.getByRole("button", { name: "Create a reset link" }).waitFor();
  const person = new URL(page.url()).pathname;
  const reset = page.getByRole("listitem").filter({ hasText: "New password" });
  await reset.getByLabel("Your password").fill(site.account().password);
  await reset.getByRole("button", { name: "Create a reset link" }).click();
  const passwordReset = await page.getByLabel("Send this link").inputValue();

  await page.goto("/admin/account");
  const secondFactor = page.getByRole("region", { name: "Second factor" });
  await secondFactor.getByLabel("Password").fill(site.account().password);
  await secondFactor.getByRole("button", { name: "Set up" }).click();
  await page.getByRole("img", { name: "QR code with the secret" }).waitFor();

  return {
    draft: `/admin/pictures/${draft}`,
    rejected: `/admin/pictures/${rejected}`,
    person,
    invitation: new URL(invitation).pathname,
    passwordReset: new URL(passwordReset).pathname,
  };
}

/** Uploads the left end of a panorama as a draft. Resolves with its id when it is ready. */
async function addDraft(site: Site, name: string): Promise<string> {
  const id = await site.editor().upload({
    name,
    tagline: "Still looking for its day.",
    credit: "NASA/JPL-Caltech/Cornell",
    draft: true,
    contentType: "image/jpeg",
    body: await sharp(await readFile(demoPhoto("mars.jpg")))
      .extract({ left: 0, top: 0, width: 560, height: 400 })
      .jpeg()
      .toBuffer(),
  });
  await site.editor().whenProcessed(id);
  return id;
}
