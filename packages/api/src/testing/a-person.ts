import { user } from "@iotd/core/database/schema";
import type { TestDatabase } from "@iotd/core/testing";
import type { Role } from "@iotd/core/user";
import { eq } from "drizzle-orm";
import { aBrowser } from "./a-browser.ts";
import { anAccount } from "./sign-in.ts";
import { createTestApps } from "./test-apps.ts";

/** Somebody new who is signed in with a browser. */
export async function aPerson(database: TestDatabase, role: Role) {
  const db = database.as("iotd_owner");
  const browser = aBrowser(createTestApps(database).adminApp);
  const email = await anAccount(db, role);
  await browser.signIn(email);
  const [found] = await db.select().from(user).where(eq(user.email, email));
  if (!found) throw new Error("the account was not made");
  return { browser, email, id: found.id };
}
