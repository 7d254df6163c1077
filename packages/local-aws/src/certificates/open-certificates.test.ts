import { X509Certificate } from "node:crypto";
import { rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { aTemporaryFolder } from "@iotd/core/testing";
import { beforeEach, describe, expect, it } from "vitest";
import { openCertificates } from "./open-certificates.ts";

const now = new Date("2026-11-22T12:00:00Z");
const daysLater = (days: number) => () => new Date(now.getTime() + days * 86_400_000);
let folder: string;

beforeEach(async () => {
  folder = await aTemporaryFolder();
});

describe("a server certificate", () => {
  it("is for hosts and addresses, and is signed by the authority", async () => {
    const certificates = await openCertificates(folder, () => now);

    const made = await certificates.serverCertificate(["database.local", "*.s3.local", "::1"]);

    const certificate = new X509Certificate(made.certificate);
    const authority = new X509Certificate(certificates.authority);
    expect(certificate.checkIssued(authority)).toBe(true);
    expect(certificate.verify(authority.publicKey)).toBe(true);
    expect(certificate.ca).toBe(false);
    expect(certificate.checkHost("database.local")).toBeDefined();
    expect(certificate.checkHost("uploads.s3.local")).toBeDefined();
    expect(certificate.checkIP("::1")).toBeDefined();
    expect(certificate.checkHost("elsewhere.local")).toBeUndefined();
  });

  it("stays the same until a month before it expires", async () => {
    const ask = async (days: number) =>
      (await openCertificates(folder, daysLater(days))).serverCertificate(["a.local", "::1"]);

    const first = await ask(0);

    expect(await ask(690)).toEqual(first);
    expect(await ask(705)).not.toEqual(first);
  });

  it("is renewed when it lacks a name", async () => {
    const { serverCertificate } = await openCertificates(folder, () => now);

    const first = await serverCertificate(["a.local"]);

    expect(await serverCertificate(["a.local", "b.local"])).not.toEqual(first);
  });

  it("is renewed when the authority is renewed", async () => {
    const ask = async () =>
      (await openCertificates(folder, () => now)).serverCertificate(["a.local"]);

    const first = await ask();
    await rm(join(folder, "authority.pem"));

    expect(await ask()).not.toEqual(first);
  });
});

describe("a private key", () => {
  it("can be read by its owner only", async () => {
    const { serverCertificate } = await openCertificates(folder, () => now);
    await serverCertificate(["a.local"]);

    for (const name of ["authority-key.pem", "server-a.local-key.pem"]) {
      expect((await stat(join(folder, name))).mode & 0o777).toBe(0o600);
    }
  });
});
