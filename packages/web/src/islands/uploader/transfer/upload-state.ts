import type { UploadedPicture } from "./upload-api.ts";
import type { Problem } from "./upload-problem.ts";

/** Where the upload of one file stands. `pictureId` is known once the picture was announced. */
export type UploadState =
  | {
      readonly step: "editing";
      readonly pictureId?: string;
      readonly problem?: Problem;
      readonly wasCancelled?: true;
    }
  | { readonly step: "waiting"; readonly pictureId?: string }
  | { readonly step: "preparing"; readonly pictureId?: string }
  | { readonly step: "sending"; readonly pictureId: string; readonly share: number }
  | { readonly step: "paused"; readonly pictureId?: string; readonly wasUnderWay: boolean }
  | { readonly step: "interrupted"; readonly pictureId?: string; readonly problem: Problem }
  | { readonly step: "following"; readonly pictureId: string; readonly isSlow: boolean }
  | { readonly step: "rejected"; readonly pictureId: string; readonly detail: string }
  | { readonly step: "ready"; readonly picture: UploadedPicture };

export type UploadEvent =
  | { readonly type: "queued" }
  | { readonly type: "started" }
  | { readonly type: "announced"; readonly pictureId: string }
  | { readonly type: "progressed"; readonly share: number }
  | { readonly type: "arrived"; readonly pictureId: string }
  | { readonly type: "delayed" }
  | { readonly type: "finished"; readonly picture: UploadedPicture }
  | { readonly type: "failed"; readonly problem: Problem }
  | { readonly type: "paused" }
  | { readonly type: "cancelled" }
  | { readonly type: "file-chosen" };

/** The state after `event`. Events that come too late, such as progress after a cancel, change nothing. */
export function nextState(state: UploadState, event: UploadEvent): UploadState {
  switch (event.type) {
    case "queued":
      return isAtRest(state) ? { step: "waiting", ...announcedBy(state) } : state;
    case "started":
      return state.step === "waiting" ? { step: "preparing", ...announcedBy(state) } : state;
    case "announced":
      return announce(state, event.pictureId);
    case "progressed":
      return state.step === "sending" ? { ...state, share: Math.min(1, event.share) } : state;
    case "arrived":
      return state.step === "preparing" || state.step === "sending"
        ? { step: "following", pictureId: event.pictureId, isSlow: false }
        : state;
    case "delayed":
      return state.step === "following" ? { ...state, isSlow: true } : state;
    case "finished":
      return state.step === "following" ? finish(event.picture) : state;
    case "failed":
      return isRunning(state) ? fail(state, event.problem) : state;
    case "paused":
      return canPause(state)
        ? { step: "paused", ...announcedBy(state), wasUnderWay: state.step !== "waiting" }
        : state;
    case "cancelled":
      return canPause(state) || state.step === "paused"
        ? { step: "editing", ...announcedBy(state), wasCancelled: true }
        : state;
    case "file-chosen":
      return isAtRest(state) ? { step: "editing", ...announcedBy(state) } : state;
  }
}

/** Whether a step is being taken that nobody has to press a button for. */
export const isRunning = ({ step }: UploadState): boolean =>
  step === "preparing" || step === "sending" || step === "following";

/** Whether the file is on its way or about to be, so that it can be held back or given up. */
export const canPause = ({ step }: UploadState): boolean =>
  step === "waiting" || step === "preparing" || step === "sending";

/** The id of the picture, if it was announced already. */
export const pictureIdOf = (state: UploadState): string | undefined =>
  state.step === "ready" ? state.picture.id : state.pictureId;

const isAtRest = (state: UploadState) =>
  !isRunning(state) && state.step !== "waiting" && state.step !== "ready";

function announcedBy(state: UploadState): { pictureId?: string } {
  const pictureId = pictureIdOf(state);
  return pictureId === undefined ? {} : { pictureId };
}

/** An announcement cannot be broken off: what it brings is kept, also for whoever has paused meanwhile. */
function announce(state: UploadState, pictureId: string): UploadState {
  if (state.step === "preparing") return { step: "sending", pictureId, share: 0 };
  const isWaitedFor =
    state.step === "paused" || state.step === "editing" || state.step === "waiting";
  return isWaitedFor ? { ...state, pictureId } : state;
}

function fail(state: UploadState, problem: Problem): UploadState {
  switch (problem.kind) {
    case "refused":
      return { step: "editing", ...announcedBy(state), problem };
    case "gone":
      return { step: "editing", problem };
    case "interrupted":
    case "signed-out":
      return { step: "interrupted", ...announcedBy(state), problem };
  }
}

const finish = (picture: UploadedPicture): UploadState =>
  picture.status === "ready"
    ? { step: "ready", picture }
    : {
        step: "rejected",
        pictureId: picture.id,
        detail: picture.rejection ?? "The file was refused. Choose another.",
      };
