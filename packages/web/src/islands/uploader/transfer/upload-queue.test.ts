import { describe, expect, it } from "vitest";
import { anUploadedPicture } from "../../../testing/an-upload.ts";
import { countUploads, hasUnfinished, nextQueue, type QueueEvent } from "./upload-queue.ts";
import type { UploadEvent } from "./upload-state.ts";

const picture = anUploadedPicture();
const change = (id: number, ...events: readonly UploadEvent[]): QueueEvent[] =>
  events.map((event) => ({ type: "upload", id, event }));
const add = (count: number): QueueEvent[] =>
  Array.from({ length: count }, (_, index) => ({ type: "added", id: index + 1 }));
const queueAll = (count: number): QueueEvent[] => [
  ...add(count),
  ...add(count).flatMap((event) => ("id" in event ? change(event.id, { type: "queued" }) : [])),
];
const queueAfter = (...events: readonly QueueEvent[]) => events.reduce(nextQueue, []);
const stepsAfter = (...events: readonly QueueEvent[]) =>
  queueAfter(...events).map(({ state }) => state.step);
const created = { type: "created", pictureId: "p1" } as const;
const arrived = { type: "arrived", pictureId: "p1" } as const;
const failed = (kind: "interrupted" | "signed-out" | "refused"): UploadEvent => ({
  type: "failed",
  problem: { kind, message: "What happened.", faults: [] },
});

describe("nextQueue", () => {
  it("sends nothing before it is queued", () => {
    expect(stepsAfter(...add(2))).toEqual(["editing", "editing"]);
  });

  it("starts three files at once; the others wait", () => {
    expect(stepsAfter(...queueAll(5))).toEqual([
      "preparing",
      "preparing",
      "preparing",
      "waiting",
      "waiting",
    ]);
  });

  it.each<[string, QueueEvent[]]>([
    ["has arrived", change(2, created, arrived)],
    ["is paused", change(2, { type: "paused" })],
    ["is cancelled", change(2, { type: "cancelled" })],
    ["is refused", change(2, failed("refused"))],
    ["lost its connection", change(2, failed("interrupted"))],
    ["is removed from the page", [{ type: "removed", id: 2 }]],
  ])("starts the next waiting file when another one %s", (_, events) => {
    const queue = queueAfter(...queueAll(5), ...events);
    const stepOf = (wanted: number) => queue.find(({ id }) => id === wanted)?.state.step;

    expect([stepOf(4), stepOf(5)]).toEqual(["preparing", "waiting"]);
  });

  it("puts a resumed file before the files that come later on the page", () => {
    const pausedAndBack = [...change(2, { type: "paused" }), ...change(2, { type: "queued" })];

    expect(stepsAfter(...queueAll(5), ...pausedAndBack)).toEqual([
      "preparing",
      "waiting",
      "preparing",
      "preparing",
      "waiting",
    ]);
    expect(stepsAfter(...queueAll(5), ...pausedAndBack, ...change(4, created, arrived))[1]).toBe(
      "preparing",
    );
  });

  it("pauses waiting and running files, and resumes all of them in order", () => {
    const paused = [
      ...queueAll(5),
      ...change(1, created, arrived),
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

  it("retries all files that lost their connection when all are resumed", () => {
    const lost = [...queueAll(2), ...change(1, failed("interrupted"))];

    expect(stepsAfter(...lost, { type: "all-resumed" })).toEqual(["preparing", "preparing"]);
  });

  it("starts no file after the session has ended, and resumes all after signing in", () => {
    const ended = [
      ...queueAll(5),
      ...change(1, failed("signed-out")),
      ...change(2, failed("signed-out")),
    ];

    expect(stepsAfter(...ended)).toEqual([
      "interrupted",
      "interrupted",
      "preparing",
      "waiting",
      "waiting",
    ]);
    expect(stepsAfter(...ended, ...change(2, { type: "queued" }))).toEqual([
      "preparing",
      "preparing",
      "preparing",
      "waiting",
      "waiting",
    ]);
  });
});

describe("hasUnfinished", () => {
  const ready = [...queueAll(1), ...change(1, created, arrived, { type: "finished", picture })];

  it.each<[string, QueueEvent[], boolean]>([
    ["an empty page", [], false],
    ["a chosen file", add(1), true],
    ["a waiting file", queueAll(4), true],
    ["a paused file", [...queueAll(1), { type: "all-paused" }], true],
    ["a lost connection", [...queueAll(1), ...change(1, failed("interrupted"))], true],
    ["a file that has arrived", [...queueAll(1), ...change(1, created, arrived)], false],
    ["a ready picture", ready, false],
    ["a ready picture and a chosen file", [...ready, { type: "added", id: 2 }], true],
  ])("of %s with %j is %s", (_, events, expected) => {
    expect(hasUnfinished(queueAfter(...events))).toBe(expected);
  });
});

describe("countUploads", () => {
  it("counts the files in each situation", () => {
    expect(
      countUploads(queueAfter(...queueAll(5), ...change(1, { type: "paused" }), ...add(0))),
    ).toEqual({ all: 5, editing: 0, underWay: 3, waiting: 1, held: 1, ready: 0, rejected: 0 });
  });
});
