import { describe, expect, it } from "vitest";
import { anUploadedPicture } from "../../../testing/an-upload.ts";
import { countUploads, hasUnfinished, nextQueue, type QueueEvent } from "./upload-queue.ts";
import type { UploadEvent } from "./upload-state.ts";

const picture = anUploadedPicture();
const tell = (id: number, ...events: readonly UploadEvent[]): QueueEvent[] =>
  events.map((event) => ({ type: "told", id, event }));
const add = (count: number): QueueEvent[] =>
  Array.from({ length: count }, (_, index) => ({ type: "added", id: index + 1 }));
const queueAll = (count: number): QueueEvent[] => [
  ...add(count),
  ...add(count).flatMap((event) => ("id" in event ? tell(event.id, { type: "queued" }) : [])),
];
const queueAfter = (...events: readonly QueueEvent[]) => events.reduce(nextQueue, []);
const stepsAfter = (...events: readonly QueueEvent[]) =>
  queueAfter(...events).map(({ state }) => state.step);
const announced = { type: "announced", pictureId: "p1" } as const;
const arrived = { type: "arrived", pictureId: "p1" } as const;
const failed = (kind: "interrupted" | "signed-out" | "refused"): UploadEvent => ({
  type: "failed",
  problem: { kind, message: "What happened.", faults: [] },
});

describe("nextQueue", () => {
  it("sends nothing before it is told to", () => {
    expect(stepsAfter(...add(2))).toEqual(["editing", "editing"]);
  });

  it("starts three at once and lets the rest wait", () => {
    expect(stepsAfter(...queueAll(5))).toEqual([
      "preparing",
      "preparing",
      "preparing",
      "waiting",
      "waiting",
    ]);
  });

  it.each<[string, QueueEvent[]]>([
    ["has arrived", tell(2, announced, arrived)],
    ["is paused", tell(2, { type: "paused" })],
    ["is cancelled", tell(2, { type: "cancelled" })],
    ["is refused", tell(2, failed("refused"))],
    ["lost its connection", tell(2, failed("interrupted"))],
    ["is taken off the page", [{ type: "removed", id: 2 }]],
  ])("gives the first in line the turn of one that %s", (_, events) => {
    const queue = queueAfter(...queueAll(5), ...events);
    const stepOf = (wanted: number) => queue.find(({ id }) => id === wanted)?.state.step;

    expect([stepOf(4), stepOf(5)]).toEqual(["preparing", "waiting"]);
  });

  it("lets one that resumes wait for a turn, before those that come later on the page", () => {
    const pausedAndBack = [...tell(2, { type: "paused" }), ...tell(2, { type: "queued" })];

    expect(stepsAfter(...queueAll(5), ...pausedAndBack)).toEqual([
      "preparing",
      "waiting",
      "preparing",
      "preparing",
      "waiting",
    ]);
    expect(stepsAfter(...queueAll(5), ...pausedAndBack, ...tell(4, announced, arrived))[1]).toBe(
      "preparing",
    );
  });

  it("pauses what waits and what is under way, and resumes all of it in order", () => {
    const paused = [
      ...queueAll(5),
      ...tell(1, announced, arrived),
      { type: "all-paused" } as const,
    ];

    expect(stepsAfter(...paused)).toEqual(["following", "paused", "paused", "paused", "paused"]);
    expect(stepsAfter(...paused, { type: "all-resumed" })).toEqual([
      "following",
      "preparing",
      "preparing",
      "preparing",
      "waiting",
    ]);
  });

  it("retries all that lost their connection with the others", () => {
    const lost = [...queueAll(2), ...tell(1, failed("interrupted"))];

    expect(stepsAfter(...lost, { type: "all-resumed" })).toEqual(["preparing", "preparing"]);
  });

  it("starts nothing more once the session has ended, and goes on with all after signing in", () => {
    const ended = [
      ...queueAll(5),
      ...tell(1, failed("signed-out")),
      ...tell(2, failed("signed-out")),
    ];

    expect(stepsAfter(...ended)).toEqual([
      "interrupted",
      "interrupted",
      "preparing",
      "waiting",
      "waiting",
    ]);
    expect(stepsAfter(...ended, ...tell(2, { type: "queued" }))).toEqual([
      "preparing",
      "preparing",
      "preparing",
      "waiting",
      "waiting",
    ]);
  });
});

describe("hasUnfinished", () => {
  const ready = [...queueAll(1), ...tell(1, announced, arrived, { type: "finished", picture })];

  it.each<[string, QueueEvent[], boolean]>([
    ["an empty page", [], false],
    ["a chosen file", add(1), true],
    ["a file that waits", queueAll(4), true],
    ["a paused file", [...queueAll(1), { type: "all-paused" }], true],
    ["a lost connection", [...queueAll(1), ...tell(1, failed("interrupted"))], true],
    ["a file that has arrived", [...queueAll(1), ...tell(1, announced, arrived)], false],
    ["a picture that is ready", ready, false],
    ["a picture that is ready beside a chosen file", [...ready, { type: "added", id: 2 }], true],
  ])("of %s with %j is %s", (_, events, expected) => {
    expect(hasUnfinished(queueAfter(...events))).toBe(expected);
  });
});

describe("countUploads", () => {
  it("counts the files at each point", () => {
    expect(
      countUploads(queueAfter(...queueAll(5), ...tell(1, { type: "paused" }), ...add(0))),
    ).toEqual({ all: 5, editing: 0, underWay: 3, waiting: 1, held: 1, ready: 0, rejected: 0 });
  });
});
