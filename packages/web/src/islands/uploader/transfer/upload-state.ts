import type { UploadedPicture } from "./upload-api.ts";
import type { Problem } from "./upload-problem.ts";

/** The step that the upload of one file has reached. `pictureId` is known once the picture is created. */
export type UploadState =
  | {
      readonly step: "editing";
      readonly pictureId?: string;
      readonly problem?: Problem;
      readonly wasCancelled?: true;
    }
  | { readonly step: "waiting" | "preparing"; readonly pictureId?: string }
  | { readonly step: "sending"; readonly pictureId: string; readonly share: number }
  | { readonly step: "paused"; readonly pictureId?: string; readonly wasUnderWay: boolean }
  | { readonly step: "interrupted"; readonly pictureId?: string; readonly problem: Problem }
  | { readonly step: "following"; readonly pictureId: string; readonly isSlow: boolean }
  | { readonly step: "rejected"; readonly pictureId: string; readonly detail: string }
  | { readonly step: "ready"; readonly picture: UploadedPicture };

/** What the editor does, or the run reports. */
export type UploadEvent =
  | { readonly type: "queued" | "started" | "delayed" | "paused" | "cancelled" | "file-chosen" }
  | { readonly type: "created" | "arrived"; readonly pictureId: string }
  | { readonly type: "progressed"; readonly share: number }
  | { readonly type: "finished"; readonly picture: UploadedPicture }
  | { readonly type: "failed"; readonly problem: Problem };

/** The state after `event`. Events that come too late, such as progress after a cancel, change nothing. */
export function nextState(state: UploadState, event: UploadEvent): UploadState {
  const id = pictureIdOf(state);
  const kept = id === undefined ? {} : { pictureId: id };
  switch (event.type) {
    case "queued":
      return isAtRest(state) ? { step: "waiting", ...kept } : state;
    case "started":
      return state.step === "waiting" ? { step: "preparing", ...kept } : state;
    case "created":
      return created(state, event.pictureId);
    case "progressed":
      return state.step === "sending" ? { ...state, share: Math.min(1, event.share) } : state;
    case "arrived":
      return state.step === "preparing" || state.step === "sending"
        ? { step: "following", pictureId: event.pictureId, isSlow: false }
        : state;
    case "delayed":
      return state.step === "following" ? { ...state, isSlow: true } : state;
    case "finished":
      return state.step === "following" ? finished(event.picture) : state;
    case "failed":
      return isRunning(state) ? failed(kept, event.problem) : state;
    case "paused":
      return canPause(state)
        ? { step: "paused", ...kept, wasUnderWay: state.step !== "waiting" }
        : state;
    case "cancelled":
      return canPause(state) || state.step === "paused"
        ? { step: "editing", ...kept, wasCancelled: true }
        : state;
    case "file-chosen":
      return isAtRest(state) ? { step: "editing", ...kept } : state;
  }
}

/** Whether a run is working on the file. */
export const isRunning = ({ step }: UploadState): boolean =>
  step === "preparing" || step === "sending" || step === "following";

/** Whether the file waits for its turn or is being sent, so that it can be paused or cancelled. */
export const canPause = ({ step }: UploadState): boolean =>
  step === "waiting" || step === "preparing" || step === "sending";

/** Whether the upload failed because the session has ended. */
export const isSignedOut = (state: UploadState): boolean =>
  state.step === "interrupted" && state.problem.kind === "signed-out";

/** The id of the picture, if it is created already. */
export const pictureIdOf = (state: UploadState): string | undefined =>
  state.step === "ready" ? state.picture.id : state.pictureId;

const isAtRest = (state: UploadState) =>
  !isRunning(state) && state.step !== "waiting" && state.step !== "ready";

/** The picture may become known after a pause or a cancel: creating it is never aborted. */
function created(state: UploadState, pictureId: string): UploadState {
  if (state.step === "preparing") return { step: "sending", pictureId, share: 0 };
  const isStopped = state.step === "paused" || state.step === "editing" || state.step === "waiting";
  return isStopped ? { ...state, pictureId } : state;
}

function failed(kept: { readonly pictureId?: string }, problem: Problem): UploadState {
  switch (problem.kind) {
    case "refused":
      return { step: "editing", ...kept, problem };
    case "gone":
      return { step: "editing", problem };
    case "interrupted":
    case "signed-out":
      return { step: "interrupted", ...kept, problem };
  }
}

const finished = (picture: UploadedPicture): UploadState =>
  picture.status === "ready"
    ? { step: "ready", picture }
    : {
        step: "rejected",
        pictureId: picture.id,
        detail: picture.rejection ?? "The file was refused. Choose another.",
      };
