import type { Page } from "playwright-core";

type Point = { readonly x: number; readonly y: number };

/** Moves one or more fingers over the window at the speed of a person, each from its first point to its second. */
export async function draw(page: Page, ...fingers: readonly (readonly [Point, Point])[]) {
  const session = await page.context().newCDPSession(page);
  // The time of the events, which does not depend on the speed of the machine.
  let timestamp = Date.now() / 1_000;
  const touch = (type: "touchStart" | "touchMove" | "touchEnd", points: readonly Point[]) => {
    timestamp += 0.05;
    return session.send("Input.dispatchTouchEvent", {
      type,
      touchPoints: points.map((point, id) => ({ ...point, id })),
      timestamp,
    });
  };
  await touch(
    "touchStart",
    fingers.map(([from]) => from),
  );
  await touch(
    "touchMove",
    fingers.map(([from, to]) => ({ x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 })),
  );
  await touch(
    "touchMove",
    fingers.map(([, to]) => to),
  );
  await touch("touchEnd", []);
  await session.detach();
}

/** Zooms in by the factor `scale`, like a pinch with two fingers. */
export async function zoom(page: Page, scale: number): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send("Emulation.setPageScaleFactor", { pageScaleFactor: scale });
  await session.detach();
}
