import type { Page } from "playwright-core";

/** The upload of a photograph of 240 kB takes a minute, so even a slow machine can observe and stop it. */
const slowBytesPerSecond = 4_000;

/** Slows down all uploads of the page. Resolves with a function that ends this. */
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
