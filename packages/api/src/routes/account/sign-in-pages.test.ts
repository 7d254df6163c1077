import { useTestDatabase } from "@iotd/core/testing";
import { describe, expect, it } from "vitest";
import { anAccount, password } from "../../testing/sign-in.ts";
import { site } from "../../testing/test-apps.ts";
import { useDesk } from "../../testing/use-desk.ts";

const database = useTestDatabase();
const owner = () => database.as("iotd_owner");
const { post } = useDesk(database);

describe("the sign-in form", () => {
  it("redirects to the requested page", async () => {
    const { email } = await anAccount(owner());

    const answer = await post(
      "/admin/sign-in",
      { email, password, next: "/admin/pictures/new" },
      { origin: site.url },
    );

    expect(answer.status).toBe(303);
    expect(answer.headers.get("location")).toBe("/admin/pictures/new");
    expect(answer.headers.getSetCookie().join()).toContain("iotd.session_token");
  });

  it.each([
    "https://evil.test",
    "//evil.test",
    "/admin/../../evil",
    "javascript:alert(1)",
    "/api/admin",
  ])("does not redirect to %s", async (next) => {
    const { email } = await anAccount(owner());

    const answer = await post("/admin/sign-in", { email, password, next }, { origin: site.url });

    expect(answer.headers.get("location")).toBe("/admin");
  });

  it("shows the e-mail address again and says what is wrong", async () => {
    const answer = await post(
      "/admin/sign-in",
      { email: "nobody@example.com", password: "wrong" },
      { origin: site.url },
    );

    const html = await answer.text();
    expect(answer.status).toBe(401);
    expect(html).toContain("E-mail address or password is wrong.");
    expect(html).toContain("nobody@example.com");
    expect(html).not.toContain('wrong"');
  });
});
