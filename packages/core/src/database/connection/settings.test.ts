import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { afterEach, describe, expect, it, vi } from "vitest";
import { readDatabaseConnection } from "./settings.ts";

const proxy = {
  DATABASE_HOST: "proxy.example.org",
  DATABASE_NAME: "iotd",
  DATABASE_USER: "iotd_public",
  AWS_REGION: "eu-west-1",
};

afterEach(() => {
  vi.unstubAllEnvs();
});

describe("readDatabaseConnection", () => {
  it("DATABASE_URL takes precedence over DATABASE_HOST", () => {
    const url = "postgres://somebody:secret@127.0.0.1:5432/iotd";

    expect(readDatabaseConnection({ ...proxy, DATABASE_URL: url })).toEqual({
      auth: "password",
      url,
    });
  });

  it("without DATABASE_URL the connection uses IAM and port 5432", () => {
    expect(readDatabaseConnection(proxy)).toMatchObject({
      auth: "iam",
      host: "proxy.example.org",
      port: 5432,
      database: "iotd",
      user: "iotd_public",
      region: "eu-west-1",
    });
  });

  it("DATABASE_ADDRESS changes the address to connect to but not the host name", () => {
    expect(readDatabaseConnection({ ...proxy, DATABASE_ADDRESS: "127.0.0.1:5433" })).toMatchObject({
      host: "proxy.example.org",
      port: 5432,
      address: { host: "127.0.0.1", port: 5433 },
    });
  });

  it.each(["127.0.0.1", ":5433", "127.0.0.1:port"])(
    "the DATABASE_ADDRESS %s is refused",
    (address) => {
      expect(() => readDatabaseConnection({ ...proxy, DATABASE_ADDRESS: address })).toThrow(
        /DATABASE_ADDRESS: must be like 127.0.0.1:5433/,
      );
    },
  );

  it("DATABASE_CA_FILE sets the certificate authorities", () => {
    const file = fileURLToPath(import.meta.url);

    expect(readDatabaseConnection({ ...proxy, DATABASE_CA_FILE: file })).toMatchObject({
      certificateAuthority: readFileSync(file, "utf8"),
    });
  });

  it("Lambda's credentials are read from the environment when they are used", async () => {
    const connection = readDatabaseConnection(proxy);

    vi.stubEnv("AWS_ACCESS_KEY_ID", "an id");
    vi.stubEnv("AWS_SECRET_ACCESS_KEY", "a secret");
    vi.stubEnv("AWS_SESSION_TOKEN", "a token");

    expect(connection.auth === "iam" && (await connection.credentials())).toEqual({
      accessKeyId: "an id",
      secretAccessKey: "a secret",
      sessionToken: "a token",
    });
  });

  it("the error for a missing variable names it", () => {
    const read = () => readDatabaseConnection({ ...proxy, DATABASE_HOST: undefined });

    expect(read).toThrow(/DATABASE_HOST/);
  });

  it("the error for an invalid DATABASE_URL does not show it, because it may contain a password", () => {
    const read = () => readDatabaseConnection({ DATABASE_URL: "hunter2" });

    expect(read).toThrow(/DATABASE_URL/);
    expect(read).not.toThrow(/hunter2/);
  });
});
