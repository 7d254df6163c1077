import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readSettings } from "@iotd/local/settings";
import { type LocalService, startService } from "@iotd/local/start-service";
import { afterAll, beforeAll } from "vitest";

/** What npm start runs, new and empty, while a file's tests run. */
export function useLocalService(): () => LocalService {
  let folder: string;
  let service: LocalService;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "iotd-service-"));
    service = await startService(
      readSettings({ PORT: "0", IOTD_DATA_DIR: folder }),
      () => undefined,
    );
  });
  afterAll(async () => {
    await service?.stop();
    await rm(folder, { recursive: true });
  });
  return () => service;
}
