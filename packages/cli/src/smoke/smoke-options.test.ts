import { describe, expect, it } from "vitest";
import { parseSmokeOptions } from "./smoke-options.ts";

const url = ["--url", "https://iotd.example.com"];
const parse = (args: readonly string[], environment: Record<string, string> = {}, input = "") =>
  parseSmokeOptions(args, environment, { readInput: () => input });

describe("the option --url", () => {
  it.each([
    ["https://iotd.example.com", "https://iotd.example.com", false],
    ["https://iotd.example.com/", "https://iotd.example.com", false],
    ["https://iotd.example.com:8443", "https://iotd.example.com:8443", false],
    ["http://localhost:3000", "http://localhost:3000", true],
    ["http://127.0.0.1:3000/", "http://127.0.0.1:3000", true],
    ["http://[::1]:3000", "http://[::1]:3000", true],
    ["https://localhost:3000", "https://localhost:3000", false],
  ])("accepts %s", (given, origin, isLocal) => {
    expect(parse(["--url", given])).toMatchObject({ origin, isLocal });
  });

  it.each([
    ["http://iotd.example.com", "must begin with https:// unless the site runs on this machine."],
    ["http://localhost.example.com", "must begin with https:// unless"],
    ["http://127.0.0.1.example.com", "must begin with https:// unless"],
    ["ftp://iotd.example.com", "must be the site's URL, such as https://iotd.example.com."],
    ["iotd.example.com", "must be the site's URL"],
    ["https://iotd.example.com/archive", "must be the site's own URL, without a path."],
    ["https://iotd.example.com/?a", "must be the site's own URL"],
    ["https://user:secret@iotd.example.com", "must not contain a password."],
  ])("refuses %s", (given, sentence) => {
    expect(() => parse(["--url", given])).toThrow(`--url ${sentence}`);
  });

  it("is required", () => {
    expect(() => parse([])).toThrow("--url must be the site's URL");
  });
});

describe("the editor's account of the smoke test", () => {
  const account = { email: "me@example.com", password: "the secret " };

  it("is read from environment variables", () => {
    const environment = { SMOKE_EDITOR_EMAIL: account.email, SMOKE_EDITOR_PASSWORD: "the secret " };

    expect(parse(url, environment).account).toEqual(account);
  });

  it("is read from an option and standard input rather than environment variables", () => {
    const args = [...url, "--editor-email", account.email, "--editor-password-stdin"];
    const environment = { SMOKE_EDITOR_EMAIL: "b@example.com", SMOKE_EDITOR_PASSWORD: "another" };

    expect(parse(args, environment, "the secret \n").account).toEqual(account);
  });

  it("is undefined if the variables are empty, as GitHub sets them for missing secrets", () => {
    const environment = { SMOKE_EDITOR_EMAIL: "", SMOKE_EDITOR_PASSWORD: "" };

    expect(parse(url, environment).account).toBeUndefined();
  });

  it.each([
    [
      { SMOKE_EDITOR_EMAIL: "me@example.com" },
      "The editor's password is missing. Set SMOKE_EDITOR_PASSWORD",
    ],
    [
      { SMOKE_EDITOR_PASSWORD: "the secret" },
      "The editor's e-mail address is missing. Use --editor-email",
    ],
  ])("is refused if only half of it is set: %o", (environment, sentence) => {
    expect(() => parse(url, environment)).toThrow(sentence);
  });

  it.each([
    [
      ["--editor-password", "the secret"],
      /^Other people can read a password on the command line\. /,
    ],
    [["--editor-password=the secret"], /^Other people can read a password on the command line\. /],
    [["the secret"], /^Every value must follow the name of its option\.$/],
    [["--editor-pasword=the secret"], /^Unknown option '--editor-pasword'/],
  ])(
    "is refused if its password is an argument, and the error does not repeat it: %j",
    (args, sentence) => {
      const parseThem = () => parse([...url, ...args]);

      expect(parseThem).toThrow(sentence);
      expect(parseThem).not.toThrow("the secret");
    },
  );
});

describe("the option --wait", () => {
  it("is a number of seconds, 0 by default", () => {
    expect(parse(url).waitSeconds).toBe(0);
    expect(parse([...url, "--wait", "60"]).waitSeconds).toBe(60);
  });

  it.each([
    ["a minute", "--wait must be a number of seconds."],
    ["-1", "--wait must not be negative."],
    ["99999", "--wait must be at most 3600 seconds."],
  ])("refuses %s", (given, sentence) => {
    expect(() => parse([...url, `--wait=${given}`])).toThrow(sentence);
  });
});
