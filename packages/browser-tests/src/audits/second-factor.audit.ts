import { totpCode } from "@iotd/core/testing";
import { describe, expect, it } from "vitest";
import { joinByInvitation, joinedPassword } from "../site/join-by-invitation.ts";
import { needsChromium, useSite } from "../site/use-site.ts";
import { axeFindings } from "./axe-findings.ts";

describe("the pages of the second factor", needsChromium, () => {
  const site = useSite();

  it("the pages that set up and ask for a second factor pass axe", async () => {
    const email = "accessible@example.com";
    const page = await joinByInvitation(site, email);
    const section = page.getByRole("region", { name: "Second factor" });
    await section.getByLabel("Password").fill(joinedPassword);
    await section.getByRole("button", { name: "Set up" }).click();
    const secret = await page.getByLabel("Or enter this secret").inputValue();
    await page.getByLabel("Code", { exact: true }).fill(totpCode(secret, new Date()));
    await page.getByRole("button", { name: "Turn it on" }).click();
    await page.getByRole("heading", { name: "Your backup codes" }).waitFor();
    expect(await axeFindings(page)).toEqual([]);
    await page.getByRole("button", { name: "Sign out" }).click();
    await page.getByLabel("Email").fill(email);
    await page.getByLabel("Password").fill(joinedPassword);
    await page.getByRole("button", { name: "Sign in" }).click();

    await page.getByRole("heading", { name: "One more step" }).waitFor();
    expect(await axeFindings(page)).toEqual([]);
    await page.getByRole("link", { name: "Use a backup code instead" }).click();
    await page.getByLabel("Backup code").waitFor();
    expect(await axeFindings(page)).toEqual([]);
  });
});
