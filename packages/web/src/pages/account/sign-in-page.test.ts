import { describe, expect, it } from "vitest";
import { site } from "../../testing/site.ts";
import { renderPage, secondFactorPage, signInPage } from "../index.ts";

describe("signInPage", () => {
  it("the sign-in form sends email, password and the path to go to next", () => {
    const html = renderPage(signInPage({ site, next: "/admin?deleted=true" }));

    expect(html).toContain('method="post" action="/admin/sign-in"');
    expect(html).toContain('<input type="hidden" name="next" value="/admin?deleted=true"');
    expect(html).toMatch(/name="password"[^>]*autocomplete="current-password"/);
  });

  it("the sign-in form says why signing in failed and keeps the email", () => {
    const html = renderPage(signInPage({ site, error: "Wrong password.", email: "a@b.example" }));

    expect(html).toContain('id="sign-in-error" role="alert">Wrong password.');
    expect(html).toContain('value="a@b.example"');
    expect(html).toContain('aria-describedby="sign-in-error"');
  });

  it("the passkey button is hidden until a script shows it", () => {
    const html = renderPage(signInPage({ site, next: "/admin/pictures/new" }));

    expect(html).toContain('id="passkey" data-next="/admin/pictures/new" hidden=""');
    expect(html).toContain('id="sign-in-error" role="alert" hidden=""');
  });
});

describe("secondFactorPage", () => {
  it("the forms for a code and for a backup code link to each other and keep the path to go to next", () => {
    const app = renderPage(secondFactorPage({ site, method: "app", next: "/admin?deleted=true" }));
    const backup = renderPage(secondFactorPage({ site, method: "backup", next: "/admin" }));

    expect(app).toMatch(/name="code"[^>]*autocomplete="one-time-code"[^>]*inputmode="numeric"/);
    expect(app).toContain("method=backup&amp;next=%2Fadmin%3Fdeleted%3Dtrue");
    expect(backup).toContain("method=app&amp;next=%2Fadmin");
    expect(backup).toContain('<input type="hidden" name="method" value="backup"');
  });
});
