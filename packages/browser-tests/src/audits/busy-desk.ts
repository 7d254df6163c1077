import { readFile } from "node:fs/promises";
import { demoPhoto } from "@iotd/local/demo/demo-picture";
import sharp from "sharp";
import { inviteByForm, joinByInvitation } from "../site/join-by-invitation.ts";
import type { Site } from "../site/use-site.ts";

/** The addresses of what is under way on a desk that several people work at. */
export type BusyDesk = {
  /** Of pictures, where they are edited. */
  readonly draft: string;
  readonly rejected: string;
  /** Of a person, for administrators. */
  readonly person: string;
  /** Of links that were handed out. */
  readonly invitation: string;
  readonly passwordReset: string;
};

/**
 * Gives the site a draft, a picture that was refused and one that was deleted; two more editors and one
 * who is invited; and its administrator a second factor that is not set up yet.
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
  await page.getByRole("button", { name: "Make a reset link" }).waitFor();
  const person = new URL(page.url()).pathname;
  await page.getByRole("button", { name: "Make a reset link" }).click();
  const passwordReset = await page.getByLabel("Hand this link over").inputValue();

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

/** The left end of a panorama as a draft, ready to be published; resolves with its id. */
async function addDraft(site: Site, name: string): Promise<string> {
  const id = await site.editor().upload({
    name,
    tagline: "Still looking for its day.",
    credit: "NASA/JPL-Caltech/Cornell",
    draft: true,
    contentType: "image/jpeg",
    body: await sharp(await readFile(demoPhoto("mars")))
      .extract({ left: 0, top: 0, width: 560, height: 400 })
      .jpeg()
      .toBuffer(),
  });
  await site.editor().whenProcessed(id);
  return id;
}
