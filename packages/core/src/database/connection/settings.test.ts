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

describe("the database that the environment describes", () => {
  it("is the one at DATABASE_URL where there is one", () => {
    const url = "postgres://somebody:secret@127.0.0.1:5432/iotd";

    expect(readDatabaseConnection({ ...proxy, DATABASE_URL: url })).toEqual({
      auth: "password",
      url,
    });
  });

  it("is reached by IAM otherwise, on PostgreSQL's own port", () => {
    expect(readDatabaseConnection(proxy)).toMatchObject({
      auth: "iam",
      host: "proxy.example.org",
      port: 5432,
      database: "iotd",
      user: "iotd_public",
      region: "eu-west-1",
    });
  });

  it("is reached at another address where one is given, and stays what it is", () => {
    expect(readDatabaseConnection({ ...proxy, DATABASE_ADDRESS: "127.0.0.1:5433" })).toMatchObject({
      host: "proxy.example.org",
      port: 5432,
      address: { host: "127.0.0.1", port: 5433 },
    });
  });

  it.each(["127.0.0.1", ":5433", "127.0.0.1:port"])("is at no address like %s", (address) => {
    expect(() => readDatabaseConnection({ ...proxy, DATABASE_ADDRESS: address })).toThrow(
      /DATABASE_ADDRESS: must be like 127.0.0.1:5433/,
    );
  });

  it("is certified by whom a file names, where one is given", () => {
    const file = fileURLToPath(import.meta.url);

    expect(readDatabaseConnection({ ...proxy, DATABASE_CA_FILE: file })).toMatchObject({
      certificateAuthority: readFileSync(file, "utf8"),
    });
  });

  it("takes the credentials that Lambda keeps, as they are when they are used", async () => {
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

  it("is not there without all of its settings, which are named", () => {
    const read = () => readDatabaseConnection({ ...proxy, DATABASE_HOST: undefined });

    expect(read).toThrow(/DATABASE_HOST/);
  });

  it("is not told in an error, as its URL holds a password", () => {
    const read = () => readDatabaseConnection({ DATABASE_URL: "hunter2" });

    expect(read).toThrow(/DATABASE_URL/);
    expect(read).not.toThrow(/hunter2/);
  });
});
