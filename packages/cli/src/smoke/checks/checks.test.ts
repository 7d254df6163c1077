import { signIn } from "@iotd/api/editor-client";
import { photo } from "@iotd/core/testing";
import { useLocalService } from "@iotd/local/testing/use-local-service";
import { describe, expect, it } from "vitest";
import {
  type Alteration,
  type SiteAnswer,
  startAlteredSite,
} from "../../testing/start-altered-site.ts";
import { openSite } from "../site.ts";
import { checkApiDocument } from "./api-document.ts";
import { checkLive, checkReady } from "./health.ts";
import { checkHomePage } from "./home-page.ts";
import { checkSecurityHeaders } from "./security-headers.ts";
import { checkToday } from "./today.ts";

const service = useLocalService();
const never = new AbortController().signal;
const siteAt = (url: string) => openSite(url, never);
const altered = async (alter: Alteration) => siteAt(await startAlteredSite(service().url, alter));
const only =
  (path: string, answer: Partial<SiteAnswer>): Alteration =>
  async (request, askTrueSite) =>
    request === `GET ${path}` ? { ...(await askTrueSite()), ...answer } : askTrueSite();
const withoutHeader =
  (path: string, name: string): Alteration =>
  async (request, askTrueSite) => {
    const answer = await askTrueSite();
    const headers = Object.fromEntries(
      Object.entries(answer.headers).filter(([header]) => header !== name),
    );
    return request === `GET ${path}` ? { ...answer, headers } : answer;
  };
const json = { "content-type": "application/json" };

async function publish(name: string): Promise<void> {
  const editor = await signIn(service().url, service().admin);
  const body = await photo("rocket.jpg");
  const id = await editor.upload({ name, tagline: "Up", contentType: "image/jpeg", body });
  await editor.whenProcessed(id);
}

describe("the checks of a site that works", () => {
  it("pass before and after the first picture is published", async () => {
    const site = await altered(() => undefined);

    expect(await checkLive(site)).toBe("the public app answers");
    expect(await checkReady(site)).toContain("database, uploads, media");
    expect(await checkHomePage(site)).toBe("a page with its stylesheet");
    expect(await checkApiDocument(site)).toMatch(/^OpenAPI 3\.1\.\d$/);
    expect(await checkSecurityHeaders(site)).toBe(
      "7 headers at /, /api/today, /admin/sign-in, /nothing-is-here",
    );
    expect(await checkToday(site)).toBe("nothing is published yet");
    await publish("Rocket");
    expect(await checkToday(site)).toBe("a picture with its image");
  });

  it("request the home page and today's picture with a unique query, past all caches", async () => {
    const paths: (string | undefined)[] = [];
    const asked = siteAt(service().url);
    const site = {
      ...asked,
      ask: (path: string) => {
        paths.push(/^(\/|\/api\/today)\?smoke=[\w-]{36}$/.exec(path)?.[1]);
        return asked.ask(path);
      },
    };

    await checkHomePage(site);
    await checkToday(site);

    expect(paths.filter(Boolean)).toEqual(["/", "/api/today"]);
  });
});

describe.each([
  {
    check: checkLive,
    broken: [
      {
        what: "answers 500",
        alter: only("/health/live", { status: 500 }),
        sentence: "expected 200 from GET /health/live, saw 500",
      },
      {
        what: "does not answer with JSON",
        alter: only("/health/live", { body: "<p>Hello</p>" }),
        sentence:
          "expected GET /health/live to have the JSON of this release, saw Invalid input: expected object, received undefined",
      },
      {
        what: "answers that it is not ok",
        alter: only("/health/live", { body: '{"ok":false}' }),
        sentence:
          "expected GET /health/live to have the JSON of this release, saw ok: Invalid input: expected true",
      },
    ],
  },
  {
    check: checkReady,
    broken: [
      {
        what: "cannot reach its database",
        alter: only("/health/ready", {
          status: 503,
          body: '{"ok":false,"checks":{"database":"does not answer: 28P01","media":"ok"}}',
        }),
        sentence:
          "expected every part of the service to answer, saw database: does not answer: 28P01",
      },
      {
        what: "is blocked by the CDN",
        alter: only("/health/ready", { status: 403, headers: {}, body: "no" }),
        sentence: "expected 200 from GET /health/ready, saw 403",
      },
      {
        what: "contradicts itself",
        alter: only("/health/ready", { body: '{"ok":false,"checks":{}}' }),
        sentence: "expected every part of the service to answer, saw ok: false",
      },
    ],
  },
  {
    check: checkHomePage,
    broken: [
      {
        what: "redirects to itself",
        alter: only("/", { status: 302, headers: { location: "/" } }),
        sentence: "expected 200 from GET /, saw 302 to /",
      },
      {
        what: "answers with plain text",
        alter: only("/", { headers: { "content-type": "text/plain; charset=UTF-8" } }),
        sentence: "expected GET / to be text/html, saw text/plain; charset=UTF-8",
      },
      {
        what: "has no stylesheet",
        alter: only("/", { body: "<html>Parked</html>" }),
        sentence: "expected the home page to link a stylesheet, saw none",
      },
      {
        what: "links a stylesheet that was not published",
        alter: (request: string) =>
          request.endsWith(".css") ? { status: 403, headers: {}, body: "" } : undefined,
        sentence: expect.stringMatching(/^expected 200 from GET \/assets\/\S+\.css, saw 403$/),
      },
    ],
  },
  {
    check: checkToday,
    broken: [
      {
        what: "fails and says why",
        alter: only("/api/today", {
          status: 500,
          body: '{"detail":"The service failed.\\n::error::Look in the log."}',
        }),
        sentence:
          "expected 200 from GET /api/today, saw 500: The service failed. ::error::Look in the log.",
      },
      {
        what: "answers 404 for another reason than no pictures",
        alter: only("/api/today", { status: 404, body: "Not Found" }),
        sentence: expect.stringMatching(
          /^expected GET \/api\/today to have the JSON of this release, saw /,
        ),
      },
      {
        what: "has no image",
        alter: only("/api/today", {
          status: 200,
          headers: json,
          body: '{"id":"01920000-0000-7000-8000-000000000000","image":null}',
        }),
        sentence: expect.stringMatching(/ saw image: Invalid input: expected object/),
      },
      {
        what: "names an image that does not exist",
        alter: only("/api/today", {
          status: 200,
          headers: json,
          body: '{"id":"01920000-0000-7000-8000-000000000000","image":{"src":"https://elsewhere.test/media/gone.jpg"}}',
        }),
        sentence: "expected 200 from GET /media/gone.jpg, saw 404",
      },
    ],
  },
  {
    check: checkApiDocument,
    broken: [
      {
        what: "was built without its OpenAPI document",
        alter: only("/api/openapi.json", { status: 500, body: "{}" }),
        sentence: "expected 200 from GET /api/openapi.json, saw 500",
      },
      {
        what: "has a document of another OpenAPI version",
        alter: only("/api/openapi.json", { body: '{"openapi":"3.0.3","paths":{}}' }),
        sentence: expect.stringMatching(/ saw openapi: Invalid string/),
      },
    ],
  },
  {
    check: checkSecurityHeaders,
    broken: [
      {
        what: "serves a page without one of the headers",
        alter: withoutHeader("/", "x-frame-options"),
        sentence: "expected GET / to have x-frame-options: DENY, saw none",
      },
      {
        what: "serves JSON without one of the headers",
        alter: withoutHeader("/api/today", "x-content-type-options"),
        sentence: "expected GET /api/today to have x-content-type-options: nosniff, saw none",
      },
      {
        what: "lets editors' pages run scripts of other sites",
        alter: only("/admin/sign-in", { headers: { "content-security-policy": "script-src *" } }),
        sentence: expect.stringMatching(
          /^expected GET \/admin\/sign-in to have content-security-policy: default-src 'none'; .* saw script-src \*$/,
        ),
      },
      {
        what: "serves errors without the headers",
        alter: withoutHeader("/nothing-is-here", "strict-transport-security"),
        sentence: expect.stringMatching(/strict-transport-security: max-age=.*, saw none$/),
      },
    ],
  },
])("$check.name", ({ check, broken }) => {
  it.each(broken)("fails if the site $what", async ({ alter, sentence }) => {
    const site = await altered(alter);

    await expect(check(site)).rejects.toMatchObject({ message: sentence });
  });
});
