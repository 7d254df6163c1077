import { aPicture, useTestDatabase } from "@iotd/core/testing";
import { beforeAll, describe, expect, it } from "vitest";
import { signedIn } from "../../testing/sign-in.ts";
import { createTestApps } from "../../testing/test-apps.ts";

const database = useTestDatabase();
const owner = () => database.as("iotd_owner");
let app: ReturnType<typeof createTestApps>["adminApp"];
let session: Record<string, string>;

beforeAll(async () => {
  app = createTestApps(database).adminApp;
  session = await signedIn(owner());
});

const open = (path: string, headers = session) => app.request(path, { headers });
const previewOf = ({ id }: { readonly id: string }) => `/admin/pictures/${id}/preview`;

describe("the preview of the home page", () => {
  it("shows a draft to editors as the home page would", async () => {
    const draft = await aPicture(owner(), { name: "Not yet", draft: true, publishedAt: null });

    const answer = await open(previewOf(draft));

    expect(answer.status).toBe(200);
    expect(await answer.text()).toMatch(/<main id="main" class="stage.*<h1>Not yet<\/h1>/s);
    expect(answer.headers.get("cache-control")).toBe("no-store");
  });

  it("requires a session", async () => {
    const draft = await aPicture(owner(), { draft: true, publishedAt: null });

    const answer = await open(previewOf(draft), {});

    expect(answer.status).toBe(303);
  });

  it("may be framed only by this site", async () => {
    const { headers } = await open(previewOf(await aPicture(owner())));

    expect(headers.get("x-frame-options")).toBe("SAMEORIGIN");
    expect(headers.get("content-security-policy")).toContain("frame-ancestors 'self'");
    expect(headers.get("content-security-policy")).not.toContain("frame-src");
  });

  it("is the only editors' page that may be framed, by the edit page", async () => {
    const { id } = await aPicture(owner());

    const edit = (await open(`/admin/pictures/${id}`)).headers;
    const list = (await open("/admin")).headers;

    expect(edit.get("content-security-policy")).toContain("frame-src 'self'");
    expect(list.get("content-security-policy")).not.toContain("frame-src");
    for (const headers of [edit, list]) {
      expect(headers.get("x-frame-options")).toBe("DENY");
      expect(headers.get("content-security-policy")).toContain("frame-ancestors 'none'");
    }
  });

  it.each(["awaiting_upload", "processing", "rejected"] as const)(
    "answers 404 for a picture that is %s",
    async (status) => {
      const answer = await open(previewOf(await aPicture(owner(), { status, publishedAt: null })));

      expect(answer.status).toBe(404);
      expect(await answer.text()).toContain(
        "There is no preview yet. Wait until the picture is ready.",
      );
    },
  );
});
