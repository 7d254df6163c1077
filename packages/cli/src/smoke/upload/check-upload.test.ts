import { useLocalService } from "@iotd/local/testing/use-local-service";
import { describe, expect, it } from "vitest";
import { type Alteration, startAlteredSite } from "../../testing/start-altered-site.ts";
import { openSite } from "../site.ts";
import { checkUpload } from "./check-upload.ts";

const service = useLocalService();
const never = new AbortController().signal;

const checkAltered = async (alter: Alteration) => {
  const url = await startAlteredSite(service().url, alter);
  return checkUpload(openSite(url, never), service().admin);
};

describe("the upload check", () => {
  it("passes, and ends its session", async () => {
    const requests: string[] = [];

    const seen = await checkAltered((request) => {
      requests.push(request);
      return undefined;
    });

    expect(seen).toMatch(/^ready after .* and deleted$/);
    expect(requests.slice(-2)).toEqual(["POST /api/auth/sign-out", "GET /api/admin/pictures"]);
  });

  it("fails with the service's message if the account is refused", async () => {
    const account = { ...service().admin, password: "not the password" };

    await expect(checkUpload(openSite(service().url, never), account)).rejects.toThrow(
      "expected 200 from POST /api/auth/sign-in/email, saw 401: E-mail address or password is wrong.",
    );
  });

  it("signs out also if the picture cannot be created", async () => {
    const requests: string[] = [];

    const check = checkAltered((request) => {
      requests.push(request);
      return request === "POST /api/admin/pictures"
        ? { status: 500, headers: {}, body: "" }
        : undefined;
    });

    await expect(check).rejects.toThrow("expected 201 from POST /api/admin/pictures, saw 500");
    expect(requests).toContain("POST /api/auth/sign-out");
  });

  it.each([
    [
      "signing in gives no session cookie",
      "POST /api/auth/sign-in/email",
      "expected a session after signing in, saw no cookie",
    ],
    [
      "the session still works after signing out",
      "POST /api/auth/sign-out",
      "expected 401 from GET /api/admin/pictures, saw 200",
    ],
  ])("fails if %s", async (_what, path, sentence) => {
    const check = checkAltered((request) =>
      request === path ? { status: 200, headers: {}, body: "{}" } : undefined,
    );

    await expect(check).rejects.toThrow(sentence);
  });
});
