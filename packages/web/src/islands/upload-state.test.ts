import { describe, expect, it } from "vitest";
import { nextState, type UploadEvent, type UploadState } from "./upload-state.ts";
import { viewOf } from "./upload-view.ts";

const picture = {
  id: "p1",
  name: "Lift-off",
  status: "ready",
  rejection: undefined,
  imageUrl: "/a.jpeg",
  isDeleted: false,
};
const problem = (kind: "refused" | "interrupted" | "signed-out" | "gone") => ({
  kind,
  message: "What happened.",
  faults: [],
});
const stateAfter = (...events: readonly UploadEvent[]): UploadState =>
  events.reduce(nextState, { step: "editing" });

const started = { type: "started" } as const;
const announced = { type: "announced", pictureId: "p1" } as const;
const arrived = { type: "arrived", pictureId: "p1" } as const;
const failed = (kind: Parameters<typeof problem>[0]) =>
  ({ type: "failed", problem: problem(kind) }) as const;

describe("nextState", () => {
  it("goes from the form over sending and following to ready", () => {
    const finished = { type: "finished", picture } as const;

    expect(stateAfter(started, announced, arrived, finished)).toEqual({ step: "ready", picture });
  });

  it("goes back to the form with the picture when the file is refused", () => {
    const rejected = { ...picture, status: "rejected", rejection: "It is animated." };

    expect(
      stateAfter(started, announced, arrived, { type: "finished", picture: rejected }),
    ).toEqual({
      step: "rejected",
      pictureId: "p1",
      detail: "It is animated.",
    });
  });

  it("remembers the announced picture over a lost connection and a new try", () => {
    expect(stateAfter(started, announced, failed("interrupted"), started)).toEqual({
      step: "preparing",
      pictureId: "p1",
    });
  });

  it("remembers the announced picture when it is cancelled", () => {
    expect(stateAfter(started, announced, { type: "cancelled" })).toMatchObject({
      step: "editing",
      pictureId: "p1",
    });
  });

  it("forgets a picture that is gone", () => {
    expect(stateAfter(started, announced, failed("gone"))).not.toHaveProperty("pictureId");
  });

  it("lets the form be corrected after a refusal", () => {
    expect(stateAfter(started, failed("refused"))).toMatchObject({ step: "editing" });
  });

  it("ignores progress that comes after a cancel", () => {
    const cancelled = stateAfter(started, announced, { type: "cancelled" });

    expect(nextState(cancelled, { type: "progressed", share: 0.5 })).toBe(cancelled);
  });

  it("does not start twice", () => {
    const sending = stateAfter(started, announced);

    expect(nextState(sending, started)).toBe(sending);
  });

  it("drops the complaint once another file is chosen", () => {
    expect(stateAfter(started, failed("refused"), { type: "file-chosen" })).toEqual({
      step: "editing",
    });
  });
});

describe("viewOf", () => {
  it("tells every per cent to the eye and quarters to screen readers", () => {
    const view = viewOf(stateAfter(started, announced, { type: "progressed", share: 0.58 }));

    expect(view).toMatchObject({
      now: "Uploading… 57 %",
      status: "Uploading… 50 %",
      progress: 0.58,
      canCancel: true,
      canEdit: false,
    });
  });

  it("offers to sign in and to continue after the session ended", () => {
    expect(viewOf(stateAfter(started, failed("signed-out")))).toMatchObject({
      offersSignIn: true,
      retry: "Continue",
      canEdit: true,
    });
  });

  it("offers to retry after a lost connection", () => {
    expect(viewOf(stateAfter(started, failed("interrupted")))).toMatchObject({
      offersSignIn: false,
      retry: "Retry",
      problem: "What happened.",
    });
  });

  it("cannot be cancelled once the file has arrived", () => {
    expect(viewOf(stateAfter(started, announced, arrived))).toMatchObject({
      canCancel: false,
      progress: null,
    });
  });
});
