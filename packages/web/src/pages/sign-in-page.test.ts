import { describe, expect, it } from "vitest";
import { site } from "../testing/site.ts";
import { renderPage, signInPage } from "./index.ts";

describe("signInPage", () => {
  it("sends email, password and where to go next", () => {
    const html = renderPage(signInPage({ site, next: "/admin?deleted=true" }));

    expect(html).toContain('method="post" action="/admin/sign-in"');
    expect(html).toContain('<input type="hidden" name="next" value="/admin?deleted=true"');
    expect(html).toMatch(/name="password"[^>]*autocomplete="current-password"/);
  });

  it("says why signing in failed and keeps the email", () => {
    const html = renderPage(signInPage({ site, error: "Wrong password.", email: "a@b.example" }));

    expect(html).toContain('id="sign-in-error" role="alert">Wrong password.');
    expect(html).toContain('value="a@b.example"');
    expect(html).toContain('aria-describedby="sign-in-error"');
  });
});
