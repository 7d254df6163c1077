import { describe, expect, it } from "vitest";
import { readSettings } from "./settings.ts";

describe("the settings of npm start", () => {
  it("all have a default", () => {
    expect(readSettings({})).toMatchObject({
      port: 3000,
      dataDirectory: expect.stringMatching(/\/\.iotd$/),
      timeZone: "UTC",
      databaseUrl: undefined,
      s3: undefined,
    });
  });

  it("treat an empty variable as missing", () => {
    expect(readSettings({ PORT: "", SITE_TIME_ZONE: "" })).toEqual(readSettings({}));
  });

  it.each([
    ["PORT", "http"],
    ["PORT", "70000"],
    ["SITE_TIME_ZONE", "Mars/Olympus"],
    ["IOTD_ADMIN_EMAIL", "me"],
    ["IOTD_ADMIN_PASSWORD", "short"],
    ["DATABASE_URL", "localhost"],
    ["S3_ENDPOINT", "http://127.0.0.1:9000"],
  ])("refuse %s=%s in one line with its name", (name, value) => {
    expect(() => readSettings({ [name]: value })).toThrow(new RegExp(`^${name} .+$`));
  });

  it("report all variables that are wrong", () => {
    expect(() => readSettings({ PORT: "http", SITE_TIME_ZONE: "Mars" })).toThrow(
      /PORT .*; SITE_TIME_ZONE /,
    );
  });
});
