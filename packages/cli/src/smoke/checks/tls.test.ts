import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createServer, type TlsOptions } from "node:tls";
import { openCertificates } from "@iotd/local-aws";
import { describe, expect, it, onTestFinished } from "vitest";
import { openSite } from "../site.ts";
import { checkTls } from "./tls.ts";

const day = 86_400_000;
const signal = new AbortController().signal;

/** A server whose certificate, valid for two years, was made `daysAgo`; and its certificate authority. */
async function startTlsServer({
  name = "localhost",
  daysAgo = 0,
  options = {},
}: {
  readonly name?: string;
  readonly daysAgo?: number;
  readonly options?: TlsOptions;
}) {
  const folder = await mkdtemp(join(tmpdir(), "iotd-tls-"));
  const made = new Date(Date.now() - daysAgo * day);
  const certificates = await openCertificates(folder, () => made);
  const { certificate: cert, key } = await certificates.serverCertificate([name]);
  const server = createServer({ cert, key, ...options }, (socket) => socket.end());
  // Some tests make the client refuse the certificate.
  server.on("tlsClientError", () => undefined);
  server.listen(0);
  await once(server, "listening");
  onTestFinished(async () => {
    server.close();
    await once(server, "close");
    await rm(folder, { recursive: true });
  });
  const address = server.address();
  const port = typeof address === "object" ? address?.port : "";
  return {
    site: openSite(`https://localhost:${port}`, signal),
    authority: certificates.authority,
  };
}

describe("the TLS check", () => {
  it("passes with a certificate that is valid for 14 more days", async () => {
    const { site, authority } = await startTlsServer({ daysAgo: 715 });

    expect(await checkTls(site, authority)).toBe("TLSv1.3, and a certificate for 14 more days");
  });

  it("fails with a certificate that expires within two weeks", async () => {
    const { site, authority } = await startTlsServer({ daysAgo: 717 });

    await expect(checkTls(site, authority)).rejects.toThrow(
      /^expected a certificate for 14 more days, saw one that ends on .* GMT$/,
    );
  });

  it("fails with a certificate that has expired", async () => {
    const { site, authority } = await startTlsServer({ daysAgo: 731 });

    await expect(checkTls(site, authority)).rejects.toThrow(
      "expected TLS 1.2 or newer with a valid certificate, saw certificate has expired",
    );
  });

  it("fails with a certificate for another host", async () => {
    const { site, authority } = await startTlsServer({ name: "elsewhere.test" });

    await expect(checkTls(site, authority)).rejects.toThrow(
      /valid certificate, saw .*does not match certificate's altnames/,
    );
  });

  it("fails with a certificate of an unknown authority", async () => {
    const { site } = await startTlsServer({});

    await expect(checkTls(site)).rejects.toThrow(
      "valid certificate, saw unable to verify the first certificate",
    );
  });

  it("fails if the server supports TLS 1.1 at most", async () => {
    const { site, authority } = await startTlsServer({
      options: { minVersion: "TLSv1", maxVersion: "TLSv1.1", ciphers: "DEFAULT@SECLEVEL=0" },
    });

    await expect(checkTls(site, authority)).rejects.toThrow(
      /^expected TLS 1\.2 or newer with a valid certificate, saw .*alert/,
    );
  });

  it("fails if no server listens", async () => {
    await expect(checkTls(openSite("https://127.0.0.1:9", signal))).rejects.toThrow(
      /valid certificate, saw .*ECONNREFUSED/,
    );
  });
});
