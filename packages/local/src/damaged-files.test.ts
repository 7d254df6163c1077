import { execFile } from "node:child_process";
import { mkdtemp, rm, stat, truncate, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { aTemporaryFolder } from "@iotd/core/testing";
import { unlessMissing } from "@iotd/local-aws";
import { beforeAll, expect, it } from "vitest";
import { findService, writeRunningService } from "./service/running-service.ts";
import { readSettings } from "./service/settings.ts";
import { startService } from "./service/start-service.ts";

let template: string;

const start = async (dataDirectory: string) => {
  const settings = readSettings({ PORT: "0", IOTD_DATA_DIR: dataDirectory });
  await (await startService(settings, () => undefined)).stop();
};
/** The data folder of a service that was stopped, with the file `name` cut to `bytes`. */
const withDamaged = async (name: string, bytes: number) => {
  const folder = await aTemporaryFolder();
  await promisify(execFile)("cp", ["-a", `${template}/.`, folder]);
  const file = join(folder, name);
  if ((await unlessMissing(stat(file))) === undefined)
    await writeFile(file, "123456", { mode: 0o600 });
  await truncate(file, bytes);
  return folder;
};

beforeAll(async () => {
  template = await mkdtemp(join(tmpdir(), "iotd-undamaged-"));
  await start(template);
  return () => rm(template, { recursive: true });
});

it.each([
  ["secrets.json", 20],
  ["postgres/superuser-password", 0],
  ["postgres/cluster/PG_VERSION", 0],
  ["postgres/cluster/postmaster.pid", 0],
  ["s3/announcements/0.json", 5],
])(
  "a start with %s cut to %i bytes fails with the file and a remedy in one line",
  async (name, bytes) => {
    const folder = await withDamaged(name, bytes);

    const failure = start(folder);

    await expect(failure).rejects.toThrow(`The file ${join(folder, name)} is damaged. `);
    await expect(failure).rejects.toThrow(/ is damaged\. .*(?:[Dd]elete|[Rr]emove|Restore).*\.$/);
  },
);

it.each([
  "certificates/authority.pem",
  "certificates/authority-key.pem",
  "certificates/server-database.iotd.local.pem",
  "certificates/server-database.iotd.local-key.pem",
  "service.pid",
  "running-service.json",
])("a start with a damaged %s makes it again", async (name) => {
  const folder = await withDamaged(name, 5);

  await expect(start(folder)).resolves.toBeUndefined();
});

it("operations on a service with a damaged running-service.json name the file and a remedy", async () => {
  const folder = await aTemporaryFolder();
  await writeRunningService(folder, { AWS_REGION: "us-east-1" });
  await truncate(join(folder, "running-service.json"), 9);

  await expect(findService(folder)).rejects.toThrow(
    /^The file .*running-service\.json is damaged\. Stop the service and start it again /,
  );
});
