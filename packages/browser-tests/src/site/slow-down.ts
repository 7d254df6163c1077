import type { Page } from "playwright-core";

/** A photograph of 240 kB is on its way for a minute: even a slow machine sees it, and stops it, there. */
const slowBytesPerSecond = 4_000;

/** Makes all that the page sends slow until the function is called that this resolves with. */
export async function slowDown(page: Page): Promise<() => Promise<void>> {
  const session = await page.context().newCDPSession(page);
  await session.send("Network.enable");
  const limit = async (uploadThroughput: number) => {
    await session.send("Network.emulateNetworkConditions", {
      offline: false,
      latency: 0,
      downloadThroughput: -1,
      uploadThroughput,
    });
  };
  await limit(slowBytesPerSecond);
  return () => limit(-1);
}
