import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { signIn } from "@iotd/api/editor-client";
import { aTemporaryFolder, photo } from "@iotd/core/testing";
import { expect, it, onTestFinished } from "vitest";
import { startCommand, startProcess } from "./testing/local-process.ts";

/** What a shell may set for other programs: each of these would break a connection of the service. */
const hostile = {
  PGSSLMODE: "require",
  PGSSLNEGOTIATION: "direct",
  PGOPTIONS: "-c search_path=none -c default_transaction_read_only=on",
  PGREPLICATION: "database",
  PGDATESTYLE: "SQL, DMY",
  PGCLIENTENCODING: "LATIN1",
  PGTZ: "Asia/Kolkata",
  PGPORT: "1",
  PGHOST: "nowhere.invalid",
  PGUSER: "nobody",
  PGPASSWORD: "wrong",
  PGDATA: "/nowhere",
  NODE_PG_FORCE_NATIVE: "1",
  AWS_PROFILE: "missing",
  AWS_REGION: "eu-west-9",
  AWS_ENDPOINT_URL: "http://127.0.0.1:1",
  AWS_ENDPOINT_URL_S3: "http://127.0.0.1:1",
  AWS_USE_DUALSTACK_ENDPOINT: "true",
  AWS_USE_FIPS_ENDPOINT: "true",
  AWS_MAX_ATTEMPTS: "zero",
  AWS_RETRY_MODE: "sometimes",
  AWS_DEFAULTS_MODE: "unknown",
  AWS_REQUEST_CHECKSUM_CALCULATION: "NEVER",
  AWS_RESPONSE_CHECKSUM_VALIDATION: "NEVER",
  AWS_AUTH_SCHEME_PREFERENCE: "none",
  AWS_ACCESS_KEY_ID: "foreign",
  AWS_SECRET_ACCESS_KEY: "foreign",
  AWS_SESSION_TOKEN: "foreign",
  BETTER_AUTH_URL: "https://evil.example",
  BETTER_AUTH_SECRET: "short",
  BETTER_AUTH_TRUSTED_ORIGINS: "https://evil.example",
  AUTH_SECRET: "short",
  NODE_ENV: "test",
  NODE_OPTIONS: "--no-deprecation",
  NODE_TLS_REJECT_UNAUTHORIZED: "0",
  NODE_USE_ENV_PROXY: "1",
  HTTP_PROXY: "http://127.0.0.1:1",
  HTTPS_PROXY: "http://127.0.0.1:1",
  ALL_PROXY: "http://127.0.0.1:1",
  http_proxy: "http://127.0.0.1:1",
  TZ: "Pacific/Kiritimati",
  LC_ALL: "tr_TR.UTF-8",
  LANG: "tr_TR.UTF-8",
  VIPS_BLOCK_UNTRUSTED: "1",
} as const;

/** A home folder whose files configure other programs. */
async function aHostileHome(): Promise<string> {
  const home = await aTemporaryFolder();
  for (const folder of [".aws", ".postgresql"]) await mkdir(join(home, folder));
  const profile = "[default]\nuse_dualstack_endpoint = true\nuse_fips_endpoint = true\n";
  await writeFile(join(home, ".aws/config"), `${profile}endpoint_url = http://127.0.0.1:1\n`);
  await writeFile(join(home, ".aws/credentials"), "[default]\naws_access_key_id = foreign\n");
  await writeFile(join(home, ".pgpass"), "*:*:*:*:wrong\n", { mode: 0o600 });
  await writeFile(join(home, ".postgresql/root.crt"), "not a certificate");
  return home;
}

it("npm start works with an environment and a home folder that configure other programs", async () => {
  const service = await startProcess({
    ...startCommand,
    cwd: await aTemporaryFolder(),
    env: { ...hostile, HOME: await aHostileHome(), PORT: "0" },
  });
  onTestFinished(async () => void (await service.end("SIGINT")));
  const editor = await signIn(service.url, service.account);

  const id = await editor.upload({
    name: "Rocket",
    tagline: "Lifts off",
    contentType: "image/jpeg",
    body: await photo("rocket.jpg"),
  });

  expect(await editor.whenProcessed(id)).toMatchObject({ status: "ready" });
  expect((await fetch(`${service.url}/health/ready`)).status).toBe(200);
  // As with the origin of a stranger, which BETTER_AUTH_TRUSTED_ORIGINS would allow.
  const stranger = await fetch(`${service.url}/api/auth/sign-in/email`, {
    method: "POST",
    headers: { "content-type": "application/json", origin: "https://evil.example" },
    body: JSON.stringify(service.account),
  });
  expect(stranger.status).toBe(403);
});
