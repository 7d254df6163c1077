import { readFile, stat } from "node:fs/promises";
import { dirname } from "node:path";
import { eventually, untilFound } from "@iotd/core/testing";
import { describe, expect, it, onTestFinished, vi } from "vitest";
import { keepPasswordFile } from "./password-file.ts";

const use = { host: "proxy.example.com", port: 5433, database: "iotd", user: "iotd_public" };
const minute = 60_000;

function useFakeIntervals() {
  vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] });
  onTestFinished(() => void vi.useRealTimers());
}

async function keep(makePassword: () => Promise<string>, onFailure = vi.fn()) {
  const file = await keepPasswordFile(use, makePassword, onFailure);
  onTestFinished(file.close);
  return { ...file, read: () => readFile(file.path, "utf8") };
}

describe("the password file of the tunnel", () => {
  it("has the format of libpq, with colons and backslashes escaped", async () => {
    const { read } = await keep(async () => "proxy.example.com:5432/?Action=connect&a\\b");

    expect(await read()).toBe(
      "proxy.example.com:5433:iotd:iotd_public:proxy.example.com\\:5432/?Action=connect&a\\\\b\n",
    );
  });

  it("can be read by its owner only, otherwise libpq ignores it", async () => {
    const { path } = await keep(async () => "secret");

    expect((await stat(path)).mode & 0o777).toBe(0o600);
    expect((await stat(dirname(path))).mode & 0o777).toBe(0o700);
  });

  it("gets a new password before the old one expires", async () => {
    useFakeIntervals();
    let made = 0;
    const { read, path } = await keep(async () => `password ${++made}`);

    vi.advanceTimersByTime(10 * minute);

    await untilFound(async () => (await read()).endsWith(":password 2\n"));
    expect((await stat(path)).mode & 0o777).toBe(0o600);
  });

  it("keeps the old password and reports the error if there is no new one", async () => {
    useFakeIntervals();
    const makePassword = vi.fn<() => Promise<string>>();
    makePassword.mockResolvedValueOnce("first").mockRejectedValueOnce(new Error("signed out"));
    const onFailure = vi.fn();
    const { read } = await keep(makePassword, onFailure);

    vi.advanceTimersByTime(10 * minute);

    await eventually(() => expect(onFailure).toHaveBeenCalledWith(new Error("signed out")));
    expect(await read()).toMatch(/:first\n$/);
  });

  it("is removed when it is closed, and not written again", async () => {
    useFakeIntervals();
    const makePassword = vi.fn(async () => "secret");
    const { path, close } = await keep(makePassword);

    await close();
    vi.advanceTimersByTime(30 * minute);

    await expect(stat(dirname(path))).rejects.toThrow("ENOENT");
    expect(makePassword).toHaveBeenCalledOnce();
  });
});
