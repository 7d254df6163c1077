import type { Page } from "playwright-core";

type Point = { readonly x: number; readonly y: number };

/** Draws one finger or several over the window, each from its first point to its last, as a person does in a moment. */
export async function draw(page: Page, ...fingers: readonly (readonly [Point, Point])[]) {
  const session = await page.context().newCDPSession(page);
  // What the page sees of time: a slow machine draws as quickly as a person.
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

/** Zooms in as two fingers do: the window shows a part of the page, `scale` times as large. */
export async function zoom(page: Page, scale: number): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send("Emulation.setPageScaleFactor", { pageScaleFactor: scale });
  await session.detach();
}
