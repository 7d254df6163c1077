import { describe, expect, it } from "vitest";
import { nextState, type UploadEvent, type UploadState } from "../transfer/upload-state.ts";
import { viewOf } from "./upload-view.ts";

const stateAfter = (...events: readonly UploadEvent[]): UploadState =>
  events.reduce(nextState, { step: "editing" });

const queued = { type: "queued" } as const;
const started = { type: "started" } as const;
const paused = { type: "paused" } as const;
const created = { type: "created", pictureId: "p1" } as const;
const arrived = { type: "arrived", pictureId: "p1" } as const;
const failed = (kind: "interrupted" | "signed-out") =>
  ({ type: "failed", problem: { kind, message: "What happened.", faults: [] } }) as const;

describe("viewOf", () => {
  it("tells every per cent to the eye and quarters to screen readers", () => {
    const view = viewOf(stateAfter(queued, started, created, { type: "progressed", share: 0.58 }));

    expect(view).toMatchObject({
      now: "Uploading… 57 %",
      status: "Uploading… 50 %",
      progress: 0.58,
      canCancel: true,
      canEdit: false,
    });
  });

  it("offers to sign in and to continue after the session ended", () => {
    expect(viewOf(stateAfter(queued, started, failed("signed-out")))).toMatchObject({
      offersSignIn: true,
      goOn: "Continue",
      canEdit: true,
    });
  });

  it("offers to retry after a lost connection", () => {
    expect(viewOf(stateAfter(queued, started, failed("interrupted")))).toMatchObject({
      offersSignIn: false,
      goOn: "Retry",
      problem: "What happened.",
    });
  });

  it("says that a paused file starts again, and that a waiting one was not sent", () => {
    expect(viewOf(stateAfter(queued, started, created, paused))).toMatchObject({
      now: "Paused. Resume starts this file again from its beginning.",
      goOn: "Resume",
      canCancel: true,
      canEdit: true,
    });
    expect(viewOf(stateAfter(queued, paused)).now).toBe("Paused before it was sent.");
  });

  it("lets the words be changed while the file waits, and not while it is sent", () => {
    expect(viewOf(stateAfter(queued)).canEdit).toBe(true);
    expect(viewOf(stateAfter(queued, started)).canEdit).toBe(false);
  });

  it("cannot be cancelled once the file has arrived", () => {
    expect(viewOf(stateAfter(queued, started, created, arrived))).toMatchObject({
      canCancel: false,
      canPause: false,
      progress: null,
    });
  });
});
