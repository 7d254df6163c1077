import { afterEach, describe, expect, it, vi } from "vitest";
import { hashFile } from "./hash-file.ts";

afterEach(() => vi.unstubAllGlobals());

describe("hashFile", () => {
  it("gives the SHA-256 in base64", async () => {
    vi.stubGlobal("isSecureContext", true);

    expect(await hashFile(new Blob(["abc"]))).toBe("ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=");
  });

  it("throws an explanation if the page was not opened by HTTPS", async () => {
    vi.stubGlobal("isSecureContext", false);

    await expect(hashFile(new Blob(["abc"]))).rejects.toThrow("was not opened by HTTPS");
  });
});
