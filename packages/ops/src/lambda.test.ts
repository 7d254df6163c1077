import { inspect } from "node:util";
import { useTestDatabase } from "@iotd/core/testing";
import { afterEach, beforeEach, describe, expect, inject, it, onTestFinished, vi } from "vitest";

const database = useTestDatabase();

beforeEach(() => {
  const { endpoint, region, credentials, buckets } = inject("s3");
  vi.resetModules();
  vi.stubEnv("DATABASE_URL", database.urlOf("iotd_owner"));
  vi.stubEnv("AWS_REGION", region);
  vi.stubEnv("AWS_ACCESS_KEY_ID", credentials.accessKeyId);
  vi.stubEnv("AWS_SECRET_ACCESS_KEY", credentials.secretAccessKey);
  vi.stubEnv("S3_ENDPOINT", endpoint);
  vi.stubEnv("UPLOADS_BUCKET", buckets.uploads);
  vi.stubEnv("MEDIA_BUCKET", buckets.media);
});
afterEach(() => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
});

describe("the Lambda function ops", () => {
  it("runs the command of its event", async () => {
    vi.spyOn(console, "log").mockReturnValue();
    const { handler } = await import("./lambda.ts");

    expect(await handler({ command: "sweep" })).toMatchObject({ abandoned: 0, sessions: 0 });
  });

  it("fails for an event that is not a command", async () => {
    vi.spyOn(console, "log").mockReturnValue();
    const { handler } = await import("./lambda.ts");

    await expect(handler({ source: "aws.events" })).rejects.toThrow(
      "The command cannot be run. command: must be one of",
    );
  });

  it("fails with one sentence, and shows no parameters of the query in it or in the log", async () => {
    const log = vi.spyOn(console, "log").mockReturnValue();
    const db = database.as("iotd_owner");
    await db.execute("alter table account rename to account_away");
    onTestFinished(
      async () => void (await db.execute("alter table account_away rename to account")),
    );
    const { handler } = await import("./lambda.ts");
    const command = { command: "create-admin", email: "grace@example.com", name: "Grace" };

    const thrown = await handler(command).catch((error: unknown) => error);

    expect(thrown).toEqual(new Error('relation "account" does not exist'));
    expect(log).toHaveBeenCalledOnce();
    expect(log.mock.calls[0]?.[0]).toContain('relation \\"account\\" does not exist');
    expect(inspect(thrown) + String(log.mock.calls[0])).not.toMatch(/Grace|grace@/);
  });

  it("does not log the password that it returns", async () => {
    const log = vi.spyOn(console, "log").mockReturnValue();
    const { handler } = await import("./lambda.ts");

    const result = await handler({ command: "create-admin", email: "ada@example.com" });

    expect(result).toMatchObject({ generatedPassword: expect.any(String) });
    expect(log).toHaveBeenCalledOnce();
    expect(String(log.mock.calls[0])).not.toContain(String(result.generatedPassword));
  });
});
