import { dayAt } from "@iotd/core/day";
import { describe, expect, it } from "vitest";
import { joinByInvitation } from "../site/join-by-invitation.ts";
import { sidewaysOverflow } from "../site/page-checks.ts";
import { publishPicture } from "../site/publish-picture.ts";
import { needsChromium, phone, useSite } from "../site/use-site.ts";
import { axeFindings } from "./axe-findings.ts";

describe("pages that show very long words", needsChromium, () => {
  const site = useSite();

  it("pages with very long words are no wider than a phone", async () => {
    const word = "Donaudampfschifffahrtsgesellschaftskapitän".repeat(4);
    const picture = { name: word, tagline: word.repeat(5), alt: word, credit: word };
    const id = await publishPicture(site.editor(), picture);
    const refused = await site.editor().upload({
      name: word,
      tagline: word,
      contentType: "image/png",
      body: Buffer.from("no image"),
    });
    await site.editor().whenProcessed(refused);
    const page = await site.open("/", { isSignedIn: true, window: phone });

    const paths = [
      ...["/", "/archive", `/days/${dayAt(new Date(), "UTC")}`, "/nothing-here"],
      ...["/admin", "/admin?deleted=true", `/admin?saved=${id}`, `/admin?trashed=${id}`],
      ...["/admin/pictures/new", `/admin/pictures/${id}`, `/admin/pictures/${refused}`],
      ...["/admin/calendar", "/admin/audit", "/admin/sign-in"],
    ];
    const tooWide: string[] = [];
    for (const path of paths) {
      await page.goto(path);
      if ((await sidewaysOverflow(page)) > 0) tooWide.push(path);
    }

    expect(tooWide).toEqual([]);
  });

  it("account and people pages with very long words are no wider than a phone, and pass axe", async () => {
    const word = `${"Donaudampfschifffahrtsgesellschaft".repeat(2)}@example.com`;
    const page = await joinByInvitation(site, word);
    const administrator = await site.open("/admin/people", {
      isSignedIn: true,
      window: phone,
    });
    await page.setViewportSize(phone);
    await page.goto("/admin/account");

    expect(await sidewaysOverflow(page)).toBe(0);
    expect(await sidewaysOverflow(administrator)).toBe(0);
    await administrator.getByRole("link", { name: word }).click();
    await administrator.getByRole("heading", { level: 1, name: word }).waitFor();
    expect(await sidewaysOverflow(administrator)).toBe(0);
    const reset = administrator.getByRole("listitem").filter({ hasText: "New password" });
    await reset.getByLabel("Your password").fill(site.account().password);
    await reset.getByRole("button", { name: "Create a reset link" }).click();
    await administrator.getByLabel("Send this link").waitFor();
    expect(await sidewaysOverflow(administrator)).toBe(0);
    expect(await axeFindings(administrator)).toEqual([]);
    await administrator.getByRole("link", { name: "Done" }).click();
    await administrator.getByText("Remove…").click();
    expect(await sidewaysOverflow(administrator)).toBe(0);
    await administrator.getByRole("button", { name: `Yes, remove ${word}` }).click();
    await administrator.getByRole("status").getByText("The account is removed.").waitFor();
  });
});
