import { useTestDatabase } from "@iotd/core/testing";
import { afterEach, beforeEach, describe, expect, inject, it, vi } from "vitest";

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

describe("the function of operations", () => {
  it("runs the command that its event names", async () => {
    vi.spyOn(console, "log").mockReturnValue();
    const { handler } = await import("./lambda.ts");

    expect(await handler({ command: "sweep" })).toMatchObject({ abandoned: 0, sessions: 0 });
  });

  it("fails for an event that is no command", async () => {
    const { handler } = await import("./lambda.ts");

    await expect(handler({ source: "aws.events" })).rejects.toMatchObject({
      code: "invalid-input",
    });
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
