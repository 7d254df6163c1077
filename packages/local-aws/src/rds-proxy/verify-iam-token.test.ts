import { createIamToken } from "@iotd/core/database";
import { describe, expect, it } from "vitest";
import { type Caller, type ExpectedToken, verifyIamToken } from "./verify-iam-token.ts";

const now = new Date("2026-11-22T12:00:00Z");
const secondsLater = (seconds: number) => new Date(now.getTime() + seconds * 1_000);
const expected: ExpectedToken = {
  host: "database.example",
  port: 5432,
  region: "eu-west-1",
  user: "iotd_public",
};
const keys = { accessKeyId: "AKIDPUBLIC", secretAccessKey: "a secret" };
const caller: Caller = { ...keys, mayConnectAs: (user) => user === "iotd_public" };

type Credentials = Awaited<ReturnType<Parameters<typeof createIamToken>[0]["credentials"]>>;
const aToken = (of: Partial<ExpectedToken & { credentials: Credentials }> = {}) =>
  createIamToken({
    ...expected,
    ...of,
    now,
    credentials: async () => of.credentials ?? keys,
  });

const verify = (
  token: string,
  at: { instant?: Date; known?: Caller; as?: string } = {},
): Promise<void> =>
  verifyIamToken(
    token,
    { ...expected, user: at.as ?? expected.user },
    async (id) => (id === keys.accessKeyId ? (at.known ?? caller) : undefined),
    at.instant ?? now,
  );

const refusal = (sqlState: string, message: RegExp) =>
  expect.objectContaining({ sqlState, message: expect.stringMatching(message) });

describe("a token", () => {
  it("is valid for 15 minutes, and if the clock is up to five minutes slow", async () => {
    const token = await aToken();

    for (const seconds of [-300, 0, 900]) {
      await expect(verify(token, { instant: secondsLater(seconds) })).resolves.toBeUndefined();
    }
    await expect(verify(token, { instant: secondsLater(901) })).rejects.toEqual(
      refusal("28P01", /the token has expired/),
    );
    await expect(verify(token, { instant: secondsLater(-301) })).rejects.toEqual(
      refusal("28P01", /the token is from the future/),
    );
  });

  it.each([
    ["another user", { user: "iotd_owner" }, /for user "iotd_owner"/],
    ["another host", { host: "other.example" }, /for other\.example:5432, this is database/],
    ["another port", { port: 5433 }, /for database\.example:5433, this is/],
    ["another region", { region: "us-east-1" }, /for region us-east-1, this is eu-west-1/],
    ["an unknown key", { credentials: { ...keys, accessKeyId: "AKIDX" } }, /no access key AKIDX/],
    [
      "another secret",
      { credentials: { ...keys, secretAccessKey: "guessed" } },
      /the signature does not match/,
    ],
    [
      "a session that its key does not have",
      { credentials: { ...keys, sessionToken: "a session" } },
      /another session token/,
    ],
  ])("of %s is refused", async (_, of, reason) => {
    await expect(verify(await aToken(of))).rejects.toEqual(refusal("28P01", reason));
  });

  it.each([
    ["a longer validity", "X-Amz-Expires=900", "X-Amz-Expires=901", /valid for 1 to 900 seconds/],
    ["another validity", "X-Amz-Expires=900", "X-Amz-Expires=899", /the signature does not match/],
    ["another service", "rds-db", "s3", /not signed for the service rds-db/],
    ["another action", "Action=connect", "Action=drop", /is not an RDS IAM token/],
    ["another path", "/?", "/x?", /the signature does not match/],
  ])("that was changed to %s is refused", async (_, from, to, reason) => {
    const token = await aToken();

    const tampered = token.replace(from, to);

    expect(tampered).not.toBe(token);
    await expect(verify(tampered)).rejects.toEqual(refusal("28P01", reason));
  });

  it.each(["", "hunter2", "a b c", "database.example:5432/"])("cannot be %j", async (password) => {
    await expect(verify(password)).rejects.toEqual(
      refusal("28P01", /the password is not an RDS IAM token/),
    );
  });

  it("of temporary credentials must have their session token", async () => {
    const known = { ...caller, sessionToken: "a+b/c=" };
    const token = await aToken({ credentials: { ...keys, sessionToken: "a+b/c=" } });

    await expect(verify(token, { known })).resolves.toBeUndefined();
    await expect(verify(await aToken(), { known })).rejects.toEqual(
      refusal("28P01", /another session token/),
    );
  });

  it("of a key that may not connect as this user is refused", async () => {
    const token = await aToken({ user: "iotd_owner" });

    await expect(verify(token, { as: "iotd_owner" })).rejects.toEqual(
      refusal("28000", /AKIDPUBLIC is not allowed rds-db:connect/),
    );
  });
});
