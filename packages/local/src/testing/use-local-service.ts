import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll } from "vitest";
import { readSettings } from "../service/settings.ts";
import { type LocalService, startService } from "../service/start-service.ts";

/** A service and its data folder. */
export type TestService = LocalService & { readonly dataDirectory: string };

/** Runs a new, empty service for the tests of a file. */
export function useLocalService(): () => TestService {
  let dataDirectory: string;
  let service: LocalService;
  beforeAll(async () => {
    dataDirectory = await mkdtemp(join(tmpdir(), "iotd-service-"));
    const settings = readSettings({ PORT: "0", IOTD_DATA_DIR: dataDirectory });
    service = await startService(settings, () => undefined);
  });
  afterAll(async () => {
    await service?.stop();
    await rm(dataDirectory, { recursive: true });
  });
  return () => ({ ...service, dataDirectory });
}
