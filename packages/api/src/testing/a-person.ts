import type { TestDatabase } from "@iotd/core/testing";
import type { Role } from "@iotd/core/user";
import { aBrowser, firefoxOnLinux } from "./a-browser.ts";
import { aSession } from "./a-session.ts";
import { anAccount } from "./sign-in.ts";
import { createTestApps } from "./test-apps.ts";

/** A new person with `password` who is signed in with `browser`. `role` is editor by default. */
export async function aPerson(database: TestDatabase, role?: Role) {
  const db = database.as("iotd_owner");
  const apps = createTestApps(database);
  const browser = aBrowser(apps.adminApp);
  const account = await anAccount(db, role);
  const device = { userAgent: firefoxOnLinux, ipAddress: apps.clientAddress.current };
  browser.receive(await aSession(db, account.id, device));
  return { ...apps, ...account, browser };
}
