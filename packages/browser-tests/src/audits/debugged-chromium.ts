import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { eventually } from "@iotd/core/testing";
import { chromium } from "playwright-core";
import { findChromium } from "../site/find-chromium.ts";
import { launchArguments } from "../site/use-site.ts";

/** A separate Chromium with a debugging port. */
export type DebuggedChromium = { readonly port: number; readonly stop: () => Promise<void> };

/** Starts Chromium with an empty profile, which `stop` removes. */
export async function startDebuggedChromium(): Promise<DebuggedChromium> {
  const profile = await mkdtemp(join(tmpdir(), "iotd-chromium-"));
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: findChromium(process.env) ?? "chromium",
    args: [
      ...launchArguments,
      "--remote-debugging-port=0",
      // On a connection that it takes for slow, as on a busy machine, Chromium loads more lazy images.
      "--force-effective-connection-type=4G",
    ],
  });
  const port = await eventually(() => readPort(profile));
  return {
    port,
    stop: async () => {
      await context.close();
      await rm(profile, { recursive: true, force: true });
    },
  };
}

/** Reads the port that Chromium writes into its profile. Throws if it does not listen yet. */
async function readPort(profile: string): Promise<number> {
  const [port] = (await readFile(join(profile, "DevToolsActivePort"), "utf8")).split("\n");
  return Number(port);
}
