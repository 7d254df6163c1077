import { describe, expect, it } from "vitest";
import { anUploadedPicture } from "../../../testing/an-upload.ts";
import { nextState, type UploadEvent, type UploadState } from "./upload-state.ts";

const picture = anUploadedPicture();
const problem = (kind: "refused" | "interrupted" | "signed-out" | "gone") => ({
  kind,
  message: "What happened.",
  faults: [],
});
const stateAfter = (...events: readonly UploadEvent[]): UploadState =>
  events.reduce(nextState, { step: "editing" });

const queued = { type: "queued" } as const;
const started = { type: "started" } as const;
const paused = { type: "paused" } as const;
const created = { type: "created", pictureId: "p1" } as const;
const arrived = { type: "arrived", pictureId: "p1" } as const;
const failed = (kind: Parameters<typeof problem>[0]) =>
  ({ type: "failed", problem: problem(kind) }) as const;

describe("nextState", () => {
  it("goes from editing to ready in the order of the events", () => {
    const finished = { type: "finished", picture } as const;

    expect(stateAfter(queued, started, created, arrived, finished)).toEqual({
      step: "ready",
      picture,
    });
  });

  it("becomes rejected, with its picture and the reason, when the file is refused", () => {
    const rejected = { ...picture, status: "rejected", rejection: "It is animated." };

    expect(
      stateAfter(queued, started, created, arrived, { type: "finished", picture: rejected }),
    ).toEqual({
      step: "rejected",
      pictureId: "p1",
      detail: "It is animated.",
    });
  });

  it("keeps its picture after a lost connection and a retry", () => {
    expect(stateAfter(queued, started, created, failed("interrupted"), queued)).toEqual({
      step: "waiting",
      pictureId: "p1",
    });
  });

  it("keeps its picture when it is cancelled", () => {
    expect(stateAfter(queued, started, created, { type: "cancelled" })).toMatchObject({
      step: "editing",
      pictureId: "p1",
    });
  });

  it("can be cancelled while it waits and while it is paused", () => {
    const cancelled = { step: "editing", wasCancelled: true };

    expect(stateAfter(queued, { type: "cancelled" })).toEqual(cancelled);
    expect(stateAfter(queued, paused, { type: "cancelled" })).toEqual(cancelled);
  });

  it("keeps its picture after a pause", () => {
    expect(stateAfter(queued, started, created, paused, queued, started)).toEqual({
      step: "preparing",
      pictureId: "p1",
    });
  });

  it("keeps a picture that becomes known after a pause", () => {
    expect(stateAfter(queued, started, paused, created)).toMatchObject({
      step: "paused",
      pictureId: "p1",
    });
  });

  it("cannot be paused once the file has arrived", () => {
    expect(stateAfter(queued, started, created, arrived, paused)).toMatchObject({
      step: "following",
    });
  });

  it("drops a picture that no longer exists", () => {
    expect(stateAfter(queued, started, created, failed("gone"))).not.toHaveProperty("pictureId");
  });

  it("can be edited after a refusal", () => {
    expect(stateAfter(queued, started, failed("refused"))).toMatchObject({ step: "editing" });
  });

  it("ignores progress after a cancel", () => {
    const cancelled = stateAfter(queued, started, created, { type: "cancelled" });

    expect(nextState(cancelled, { type: "progressed", share: 0.5 })).toBe(cancelled);
  });

  it("does not start twice", () => {
    const sending = stateAfter(queued, started, created);

    expect(nextState(sending, started)).toBe(sending);
  });

  it("is not queued again while it is sent", () => {
    const sending = stateAfter(queued, started, created);

    expect(nextState(sending, queued)).toBe(sending);
  });

  it("drops the problem when another file is chosen", () => {
    expect(stateAfter(queued, started, failed("refused"), { type: "file-chosen" })).toEqual({
      step: "editing",
    });
  });
});
