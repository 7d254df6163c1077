import { describe, expect, it } from "vitest";
import { anUploadedPicture } from "../../../testing/an-upload.ts";
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
  it("shows the progress in per cent, and tells screen readers only quarters", () => {
    const view = viewOf(stateAfter(queued, started, created, { type: "progressed", share: 0.58 }));

    expect(view).toMatchObject({
      now: "Uploading… 57 %",
      status: "Uploading… 50 %",
      progress: 0.58,
      canEdit: false,
      buttons: ["pause", "cancel"],
    });
  });

  it("offers to sign in and to continue after the session has ended", () => {
    expect(viewOf(stateAfter(queued, started, failed("signed-out")))).toMatchObject({
      canEdit: true,
      buttons: ["signIn", "goOn", "chooseAnother", "remove"],
      goOn: "Continue",
    });
  });

  it("offers to retry after a lost connection", () => {
    expect(viewOf(stateAfter(queued, started, failed("interrupted")))).toMatchObject({
      problem: "What happened.",
      buttons: ["goOn", "chooseAnother", "remove"],
      goOn: "Retry",
    });
  });

  it("offers to resume or cancel a paused file, and says whether it starts again", () => {
    expect(viewOf(stateAfter(queued, started, created, paused))).toMatchObject({
      now: "Paused. Resume starts this file again from its beginning.",
      canEdit: true,
      buttons: ["goOn", "cancel"],
      goOn: "Resume",
    });
    expect(viewOf(stateAfter(queued, paused)).now).toBe("Paused before it was sent.");
  });

  it("offers another file first after a rejection", () => {
    const picture = anUploadedPicture({ status: "rejected", rejection: "It is animated." });
    const rejected = stateAfter(queued, started, created, arrived, { type: "finished", picture });

    expect(viewOf(rejected)).toMatchObject({
      problem: "It is animated. Your words are kept; choose another file for them.",
      canEdit: true,
      buttons: ["chooseAnother", "submit", "remove"],
    });
  });

  it("allows changes to the description while the file waits, and not while it is sent", () => {
    expect(viewOf(stateAfter(queued)).canEdit).toBe(true);
    expect(viewOf(stateAfter(queued, started)).canEdit).toBe(false);
  });

  it("offers no pause and no cancel once the file has arrived", () => {
    expect(viewOf(stateAfter(queued, started, created, arrived))).toMatchObject({
      progress: null,
      buttons: [],
    });
  });
});
