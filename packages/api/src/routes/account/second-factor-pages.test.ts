import { auditEntry, twoFactor, user } from "@iotd/core/schema";
import { totpCode, useTestDatabase } from "@iotd/core/testing";
import { beforeEach, describe, expect, it } from "vitest";
import { signInLimits } from "../../auth/sign-in-limits.ts";
import { aBrowser, type TestBrowser } from "../../testing/a-browser.ts";
import { aPerson } from "../../testing/a-person.ts";
import { readProblem } from "../../testing/read-answer.ts";
import { password, trySignIn } from "../../testing/sign-in.ts";

const database = useTestDatabase();
const owner = () => database.as("iotd_owner");
const wrongCode = "000000";
/** The code after the present one, which is already accepted: the set-up used the present one. */
const nextCode = (secret: string) => totpCode(secret, new Date(Date.now() + 30_000));

beforeEach(database.clear);

async function begin(browser: TestBrowser): Promise<string> {
  await browser.post("/admin/account/second-factor/start", { password });
  return secretIn(await browser.read("/admin/account/second-factor"));
}

async function aPersonWithSecondFactor() {
  const person = await aPerson(database);
  const secret = await begin(person.browser);
  const answer = await person.browser.post("/admin/account/second-factor/confirm", {
    code: totpCode(secret, new Date()),
  });
  const html = await answer.text();
  return { ...person, secret, codes: codesIn(html) };
}

const secretIn = (html: string) => /id="secret"[^>]*>([A-Z2-7 ]+)</.exec(html)?.[1] ?? "";
const codesIn = (html: string) =>
  [...html.matchAll(/<code>(\w{5}-\w{5})<\/code>/g)].map(([, code]) => code ?? "");
const changes = async () =>
  (await owner().select().from(auditEntry).orderBy(auditEntry.id))
    .filter(({ action }) => action === "person.second_factor_changed")
    .map((entry) => entry.changes);

describe("setting up a second factor", () => {
  it("requires the password, shows the secret, and is complete after a correct code", async () => {
    const { browser } = await aPerson(database);

    const secret = await begin(browser);
    expect(await owner().select().from(user)).toMatchObject([{ twoFactorEnabled: false }]);
    const html = await (
      await browser.post("/admin/account/second-factor/confirm", {
        code: totpCode(secret, new Date()).replace(/(...)/, "$1 "),
      })
    ).text();

    expect(codesIn(html)).toHaveLength(10);
    expect(await owner().select().from(user)).toMatchObject([{ twoFactorEnabled: true }]);
    expect(await browser.isSignedIn()).toBe(true);
    expect(await changes()).toEqual([{ secondFactor: [false, true] }]);
    expect((await browser.get("/admin/account/second-factor")).status).toBe(409);
  });

  it("refuses a wrong password", async () => {
    const { browser } = await aPerson(database);

    const answer = await browser.post("/admin/account/second-factor/start", { password: "wrong" });

    expect(answer.status).toBe(422);
    expect(await answer.text()).toContain("is wrong");
    expect(await owner().select().from(twoFactor)).toEqual([]);
  });

  it("continues with the same secret after a wrong code", async () => {
    const { browser } = await aPerson(database);
    const secret = await begin(browser);

    const answer = await browser.post("/admin/account/second-factor/confirm", { code: wrongCode });

    const html = await answer.text();
    expect(answer.status).toBe(401);
    expect(html).toContain("This code is wrong");
    expect(secretIn(html)).toBe(secret);
    expect(await changes()).toEqual([]);
  });

  it("cannot be opened before it is started", async () => {
    const { browser } = await aPerson(database);

    expect((await browser.get("/admin/account/second-factor")).status).toBe(409);
    const answer = await browser.post("/admin/account/second-factor/confirm", { code: wrongCode });
    expect(answer.status).toBe(409);
  });

  it("stores the secret and the backup codes encrypted", async () => {
    const { secret, codes } = await aPersonWithSecondFactor();

    const stored = JSON.stringify(await owner().select().from(twoFactor));
    for (const text of [secret, secret.replaceAll(" ", ""), ...codes]) {
      expect(text.length).toBeGreaterThan(8);
      expect(stored).not.toContain(text);
    }
  });
});

describe("sign-in with a second factor", () => {
  const step = "/admin/sign-in/second-factor";

  it("requires a code after the password, then opens the requested page", async () => {
    const { adminApp, email, secret } = await aPersonWithSecondFactor();
    const browser = aBrowser(adminApp);

    const answer = await browser.post("/admin/sign-in", {
      email,
      password,
      next: "/admin/pictures/new",
    });
    expect(answer.headers.get("location")).toBe(`${step}?next=%2Fadmin%2Fpictures%2Fnew`);
    expect(await browser.isSignedIn()).toBe(false);
    expect(await browser.read(`${step}?next=/admin/pictures/new`)).toContain(
      'value="/admin/pictures/new"',
    );
    const done = await browser.post(step, {
      code: nextCode(secret),
      next: "/admin/pictures/new",
    });

    expect(done.headers.get("location")).toBe("/admin/pictures/new");
    expect(await browser.isSignedIn()).toBe(true);
  });

  it("answers 403 without a cookie to the sign-in of a program", async () => {
    const { adminApp, email } = await aPersonWithSecondFactor();

    const answer = await trySignIn(adminApp, email, password);

    expect(answer.status).toBe(403);
    expect(answer.headers.getSetCookie()).toEqual([]);
    expect(await readProblem(answer)).toMatchObject({
      detail: expect.stringContaining("This account has a second factor."),
    });
  });

  it("refuses a wrong code", async () => {
    const { adminApp, email } = await aPersonWithSecondFactor();
    const browser = aBrowser(adminApp);
    await browser.signIn(email);

    const answer = await browser.post(step, { code: wrongCode });

    expect(answer.status).toBe(401);
    expect(await answer.text()).toContain("This code is wrong");
    expect(await browser.isSignedIn()).toBe(false);
  });

  it("refuses a code without the password", async () => {
    const { adminApp, secret } = await aPersonWithSecondFactor();
    const browser = aBrowser(adminApp);

    const answer = await browser.post(step, { code: nextCode(secret) });

    expect(answer.status).toBe(401);
    expect(await answer.text()).toContain("Sign in again.");
    expect(await browser.isSignedIn()).toBe(false);
  });

  it("accepts each code of the app once, also if it is sent several times at once", async () => {
    const { adminApp, email, secret } = await aPersonWithSecondFactor();
    const code = nextCode(secret);
    const browsers = Array.from({ length: 4 }, () => aBrowser(adminApp));
    for (const browser of browsers) await browser.signIn(email);

    const answers = await Promise.all(browsers.map((browser) => browser.post(step, { code })));

    expect(answers.map(({ status }) => status).sort()).toEqual([303, 401, 401, 401]);
    const [first] = browsers.filter((_, index) => answers[index]?.status === 401);
    expect(await (await first?.post(step, { code }))?.text()).toContain("already used");
    expect(await first?.isSignedIn()).toBe(false);
  });

  it("refuses the code with which the second factor was set up", async () => {
    const { adminApp, email, secret } = await aPersonWithSecondFactor();
    const browser = aBrowser(adminApp);
    await browser.signIn(email);

    const answer = await browser.post(step, { code: totpCode(secret, new Date()) });

    expect(answer.status).toBe(401);
    expect(await answer.text()).toContain("already used");
    expect((await browser.post(step, { code: nextCode(secret) })).status).toBe(303);
  });

  it("accepts each backup code once", async () => {
    const { adminApp, email, codes } = await aPersonWithSecondFactor();
    const [code = ""] = codes;
    const tryCode = async () => {
      const browser = aBrowser(adminApp);
      await browser.signIn(email);
      return browser.post(step, { code, method: "backup" });
    };

    expect((await tryCode()).status).toBe(303);
    const again = await tryCode();

    expect(again.status).toBe(401);
    expect(await again.text()).toContain("not one of your backup codes");
  });

  it("requires no code on a trusted device until the person's sessions are ended", async () => {
    const { adminApp, email, secret, browser: other } = await aPersonWithSecondFactor();
    const browser = aBrowser(adminApp);
    await browser.signIn(email);
    await browser.post(step, { code: nextCode(secret), trustDevice: "yes" });
    await browser.post("/admin/sign-out");

    expect((await browser.signIn(email)).headers.get("location")).toBe("/admin");
    await other.post("/admin/account/sessions/end-others");

    expect((await browser.signIn(email)).headers.get("location")).toContain(step);
  });

  it("requires the password again after five wrong codes", async () => {
    const { adminApp, email, secret } = await aPersonWithSecondFactor();
    const browser = aBrowser(adminApp);
    await browser.signIn(email);
    for (let count = 1; count <= 5; count += 1) await browser.post(step, { code: wrongCode });

    const answer = await browser.post(step, { code: nextCode(secret) });

    expect(answer.status).toBe(401);
    expect(await answer.text()).toContain("Sign in again.");
  });

  it("locks the account after ten wrong codes from any IP address", async () => {
    const apps = await aPersonWithSecondFactor();
    const browser = aBrowser(apps.adminApp);
    for (let count = 0; count < signInLimits.codes.failures; count += 1) {
      apps.clientAddress.current = `198.51.100.${count}`;
      if (count % 5 === 0) await browser.signIn(apps.email);
      await browser.post(step, { code: wrongCode });
    }
    await browser.signIn(apps.email);

    const answer = await browser.post(step, { code: nextCode(apps.secret) });

    expect(answer.status).toBe(429);
    expect(await answer.text()).toContain(`Wait ${signInLimits.codes.windowMinutes} minutes`);
  });
});

describe("an active second factor", () => {
  it("gets new backup codes with the password, which replace the old ones", async () => {
    const { adminApp, browser, email, codes } = await aPersonWithSecondFactor();

    const answer = await browser.post("/admin/account/second-factor/backup-codes", { password });
    const newCodes = codesIn(await answer.text());

    expect(newCodes).toHaveLength(10);
    expect(newCodes).not.toContain(codes[0]);
    const elsewhere = aBrowser(adminApp);
    await elsewhere.signIn(email);
    const tryCode = (code = "") =>
      elsewhere.post("/admin/sign-in/second-factor", { code, method: "backup" });
    expect((await tryCode(codes[0])).status).toBe(401);
    expect((await tryCode(newCodes[0])).status).toBe(303);
    expect((await changes()).at(-1)).toEqual({ backupCodes: ["old", "new"] });
  });

  it("is turned off with the password", async () => {
    const { adminApp, browser, email } = await aPersonWithSecondFactor();

    const answer = await browser.post("/admin/account/second-factor/remove", { password });

    expect(answer.headers.get("location")).toBe("/admin/account?done=second-factor-off");
    expect(await browser.isSignedIn()).toBe(true);
    const signedIn = await aBrowser(adminApp).signIn(email);
    expect(signedIn.headers.get("location")).toBe("/admin");
    expect((await changes()).at(-1)).toEqual({ secondFactor: [true, false] });
  });

  it.each(["backup-codes", "remove", "start"])(
    "is not changed with a wrong password: %s",
    async (change) => {
      const { browser } = await aPersonWithSecondFactor();

      const answer = await browser.post(`/admin/account/second-factor/${change}`, {
        password: "wrong",
      });

      expect(answer.status).toBe(422);
      expect(await owner().select().from(user)).toMatchObject([{ twoFactorEnabled: true }]);
      expect(await changes()).toHaveLength(1);
    },
  );
});
