import { fileURLToPath } from "node:url";
import { bundleLambda, invokeLambda, type LambdaBundle, useTestDatabase } from "@iotd/core/testing";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import * as z from "zod";
import { aSession } from "../testing/a-session.ts";
import { httpApiEvent } from "../testing/http-api-event.ts";
import { anAccount, password } from "../testing/sign-in.ts";
import { authSecret, site } from "../testing/test-apps.ts";
import { sessionCookie } from "./session-cookie.ts";

const database = useTestDatabase();
const owner = () => database.as("iotd_owner");
beforeEach(database.clear);

const evil = "https://evil.example";
const originSecret = "only-for-tests-and-at-least-32-long";
const otherSecret = "a-secret-that-other-people-know-0123456789";

const answersSchema = z.array(
  z.object({ statusCode: z.number(), cookies: z.array(z.string()).default([]) }),
);

/** Variables from which better-auth and its packages take settings. */
const hostile = {
  TEST: "true",
  BASE_URL: evil,
  NEXT_PUBLIC_BETTER_AUTH_URL: evil,
  BETTER_AUTH_URL: evil,
  BETTER_AUTH_TRUSTED_ORIGINS: `${evil},*`,
  BETTER_AUTH_SECRET: otherSecret,
  BETTER_AUTH_SECRETS: `2:${otherSecret}`,
  BETTER_AUTH_TELEMETRY: "1",
  BETTER_AUTH_TELEMETRY_DEBUG: "1",
  BETTER_AUTH_TELEMETRY_ENDPOINT: evil,
};

describe("the Lambda function admin", () => {
  let bundle: LambdaBundle;
  beforeAll(async () => {
    bundle = await bundleLambda(fileURLToPath(new URL("../admin.ts", import.meta.url)));
  });
  afterAll(() => bundle.remove());

  const variables = {
    SITE_URL: site.url,
    ASSETS_PATH: "/assets/test",
    AWS_REGION: "eu-west-1",
    UPLOADS_BUCKET: "uploads",
    MEDIA_BUCKET: "media",
    AUTH_SECRET: authSecret,
    ORIGIN_SECRET: originSecret,
  };
  const request = (
    method: string,
    path: string,
    headers: Readonly<Record<string, string>>,
    body?: string,
  ) =>
    httpApiEvent(method, path, {
      headers: { "x-origin-verify": originSecret, ...headers },
      ...(body !== undefined && { body }),
    });

  describe.each(["test", "development"])("with NODE_ENV=%s and hostile variables", (NODE_ENV) => {
    const invoke = async (...events: readonly unknown[]) =>
      answersSchema.parse(
        await invokeLambda(
          bundle.file,
          { ...variables, DATABASE_URL: database.urlOf("iotd_editor"), ...hostile, NODE_ENV },
          events,
        ),
      );
    const signIn = (email: string, headers: Readonly<Record<string, string>>, tried = password) =>
      request(
        "POST",
        "/api/auth/sign-in/email",
        { "content-type": "application/json", ...headers },
        JSON.stringify({ email, password: tried }),
      );

    it("refuses a sign-in from another origin, with and without a cookie", async () => {
      const { email } = await anAccount(owner());

      const answers = await invoke(
        signIn(email, { origin: evil }),
        signIn(email, { origin: evil, cookie: "a=b" }),
        signIn(email, { "sec-fetch-site": "cross-site", "sec-fetch-mode": "cors" }),
        signIn(email, { origin: "null", "sec-fetch-site": "same-origin", cookie: "a=b" }),
      );

      expect(answers.map(({ statusCode }) => statusCode)).toEqual([403, 403, 403, 403]);
    });

    it("sets the secure session cookie, signed with its own secret", async () => {
      const { email, id } = await anAccount(owner());

      const [answer] = await invoke(signIn(email, { origin: site.url }));

      const cookie = answer?.cookies.find((header) => header.startsWith(`${sessionCookie}=`));
      expect(cookie).toMatch(/; Path=\/; HttpOnly; Secure; SameSite=Lax$/);
      const [list, forged] = await invoke(
        request("GET", "/admin", { cookie: cookie?.split(";")[0] ?? "" }),
        request("GET", "/admin", { cookie: await aSession(owner(), id, {}, otherSecret) }),
      );
      expect([list?.statusCode, forged?.statusCode]).toEqual([200, 303]);
    });

    it("limits wrong passwords", async () => {
      const { email } = await anAccount(owner());
      const wrong = signIn(email, { origin: site.url }, "not the password");

      const answers = await invoke(...Array.from({ length: 11 }, () => wrong));

      expect(answers.at(-2)?.statusCode).toBe(401);
      expect(answers.at(-1)?.statusCode).toBe(429);
    });
  });
});
