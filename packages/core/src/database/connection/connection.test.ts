import { afterEach, describe, expect, inject, it, onTestFinished, vi } from "vitest";
import { connectDatabase } from "./client.ts";
import { type DatabaseConnection, poolConfig } from "./connection.ts";
import { createIamToken } from "./iam-token.ts";

const connection = {
  auth: "iam",
  host: "127.0.0.1",
  port: Number(new URL(inject("postgres").url).port),
  database: "postgres",
  user: "iotd_public",
  region: "eu-west-1",
  credentials: async () => ({ accessKeyId: "an id", secretAccessKey: "a secret" }),
} as const satisfies DatabaseConnection;

afterEach(() => {
  vi.useRealTimers();
});

describe("a connection with IAM", () => {
  it("each new connection gets a new token", async () => {
    const { password } = poolConfig(connection, 1);
    const tokenAt = (now: Date) => {
      vi.setSystemTime(now);
      return typeof password === "function" ? password() : undefined;
    };
    const earlier = new Date("2026-11-22T12:00:00Z");
    const later = new Date("2026-11-22T12:15:00Z");

    vi.useFakeTimers({ toFake: ["Date"] });
    const tokens = [await tokenAt(earlier), await tokenAt(later)];

    expect(tokens).toEqual([
      await createIamToken({ ...connection, now: earlier }),
      await createIamToken({ ...connection, now: later }),
    ]);
  });

  it("the server's certificate is verified", () => {
    expect(poolConfig(connection, 1)).toMatchObject({ ssl: { rejectUnauthorized: true } });
  });

  it("the token is not sent to a server without TLS", async () => {
    const { db, close } = connectDatabase(connection, { maxConnections: 1 });

    await expect(db.execute("select 1")).rejects.toMatchObject({
      cause: { message: "The server does not support SSL connections" },
    });
    await close();
  });
});

describe("a connection with a password", () => {
  it("the connection uses the URL", () => {
    const url = "postgres://somebody:secret@127.0.0.1:5432/iotd";

    expect(poolConfig({ auth: "password", url }, 3)).toMatchObject({
      connectionString: url,
      max: 3,
    });
  });

  it("PGSSLMODE does not change it, but sslmode in the URL does", async () => {
    vi.stubEnv("PGSSLMODE", "require");
    onTestFinished(() => void vi.unstubAllEnvs());
    const { url } = inject("postgres");
    const connect = async (to: string) => {
      const { db, close } = connectDatabase({ auth: "password", url: to }, { maxConnections: 1 });
      await db.execute("select 1").finally(close);
    };

    await connect(url);
    await expect(connect(`${url}?sslmode=verify-full`)).rejects.toMatchObject({
      cause: { message: "The server does not support SSL connections" },
    });
  });
});
