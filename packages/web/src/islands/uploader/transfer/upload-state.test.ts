import { describe, expect, it } from "vitest";
import { anUploadedPicture } from "../../../testing/an-upload.ts";
import { viewOf } from "../card/upload-view.ts";
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
const announced = { type: "announced", pictureId: "p1" } as const;
const arrived = { type: "arrived", pictureId: "p1" } as const;
const failed = (kind: Parameters<typeof problem>[0]) =>
  ({ type: "failed", problem: problem(kind) }) as const;

describe("nextState", () => {
  it("goes from the form over sending and following to ready", () => {
    const finished = { type: "finished", picture } as const;

    expect(stateAfter(queued, started, announced, arrived, finished)).toEqual({
      step: "ready",
      picture,
    });
  });

  it("goes back to the form with the picture when the file is refused", () => {
    const rejected = { ...picture, status: "rejected", rejection: "It is animated." };

    expect(
      stateAfter(queued, started, announced, arrived, { type: "finished", picture: rejected }),
    ).toEqual({
      step: "rejected",
      pictureId: "p1",
      detail: "It is animated.",
    });
  });

  it("remembers the announced picture over a lost connection and a new try", () => {
    expect(stateAfter(queued, started, announced, failed("interrupted"), queued)).toEqual({
      step: "waiting",
      pictureId: "p1",
    });
  });

  it("remembers the announced picture when it is cancelled", () => {
    expect(stateAfter(queued, started, announced, { type: "cancelled" })).toMatchObject({
      step: "editing",
      pictureId: "p1",
    });
  });

  it("can be cancelled while it waits and while it is paused", () => {
    const cancelled = { step: "editing", wasCancelled: true };

    expect(stateAfter(queued, { type: "cancelled" })).toEqual(cancelled);
    expect(stateAfter(queued, paused, { type: "cancelled" })).toEqual(cancelled);
  });

  it("goes on after a pause with the picture it had announced", () => {
    expect(stateAfter(queued, started, announced, paused, queued, started)).toEqual({
      step: "preparing",
      pictureId: "p1",
    });
  });

  it("keeps the picture whose announcement comes back after a pause", () => {
    expect(stateAfter(queued, started, paused, announced)).toMatchObject({
      step: "paused",
      pictureId: "p1",
    });
  });

  it("cannot be paused once the file has arrived", () => {
    expect(stateAfter(queued, started, announced, arrived, paused)).toMatchObject({
      step: "following",
    });
  });

  it("forgets a picture that is gone", () => {
    expect(stateAfter(queued, started, announced, failed("gone"))).not.toHaveProperty("pictureId");
  });

  it("lets the form be corrected after a refusal", () => {
    expect(stateAfter(queued, started, failed("refused"))).toMatchObject({ step: "editing" });
  });

  it("ignores progress that comes after a cancel", () => {
    const cancelled = stateAfter(queued, started, announced, { type: "cancelled" });

    expect(nextState(cancelled, { type: "progressed", share: 0.5 })).toBe(cancelled);
  });

  it("does not start twice", () => {
    const sending = stateAfter(queued, started, announced);

    expect(nextState(sending, started)).toBe(sending);
  });

  it("is not put in line twice", () => {
    const sending = stateAfter(queued, started, announced);

    expect(nextState(sending, queued)).toBe(sending);
  });

  it("drops the complaint once another file is chosen", () => {
    expect(stateAfter(queued, started, failed("refused"), { type: "file-chosen" })).toEqual({
      step: "editing",
    });
  });
});

describe("viewOf", () => {
  it("tells every per cent to the eye and quarters to screen readers", () => {
    const view = viewOf(
      stateAfter(queued, started, announced, { type: "progressed", share: 0.58 }),
    );

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
    expect(viewOf(stateAfter(queued, started, announced, paused))).toMatchObject({
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
    expect(viewOf(stateAfter(queued, started, announced, arrived))).toMatchObject({
      canCancel: false,
      canPause: false,
      progress: null,
    });
  });
});
