import type { UploadedPicture } from "./upload-api.ts";
import type { Problem } from "./upload-problem.ts";

/** Where an upload stands. `pictureId` is known once the picture was announced. */
export type UploadState =
  | {
      readonly step: "editing";
      readonly pictureId?: string;
      readonly problem?: Problem;
      readonly wasCancelled?: true;
    }
  | { readonly step: "preparing"; readonly pictureId?: string }
  | { readonly step: "sending"; readonly pictureId: string; readonly share: number }
  | { readonly step: "interrupted"; readonly pictureId?: string; readonly problem: Problem }
  | { readonly step: "following"; readonly pictureId: string; readonly isSlow: boolean }
  | { readonly step: "rejected"; readonly pictureId: string; readonly detail: string }
  | { readonly step: "ready"; readonly picture: UploadedPicture };

export type UploadEvent =
  | { readonly type: "started" }
  | { readonly type: "announced"; readonly pictureId: string }
  | { readonly type: "progressed"; readonly share: number }
  | { readonly type: "arrived"; readonly pictureId: string }
  | { readonly type: "delayed" }
  | { readonly type: "finished"; readonly picture: UploadedPicture }
  | { readonly type: "failed"; readonly problem: Problem }
  | { readonly type: "cancelled" }
  | { readonly type: "file-chosen" };

/** The state after `event`. Events that come too late, such as progress after a cancel, change nothing. */
export function nextState(state: UploadState, event: UploadEvent): UploadState {
  switch (event.type) {
    case "started":
      return isRunning(state) || state.step === "ready"
        ? state
        : { step: "preparing", ...announcedBy(state) };
    case "announced":
      return state.step === "preparing"
        ? { step: "sending", pictureId: event.pictureId, share: 0 }
        : state;
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
    case "cancelled":
      return isRunning(state)
        ? { step: "editing", ...announcedBy(state), wasCancelled: true }
        : state;
    case "file-chosen":
      return isRunning(state) || state.step === "ready"
        ? state
        : { step: "editing", ...announcedBy(state) };
  }
}

/** Whether something is under way that leaving the page would break off. */
export const isRunning = ({ step }: UploadState): boolean =>
  step === "preparing" || step === "sending" || step === "following";

/** The id of the picture, if it was announced already. */
export const pictureIdOf = (state: UploadState): string | undefined =>
  state.step === "ready" ? state.picture.id : state.pictureId;

function announcedBy(state: UploadState): { pictureId?: string } {
  const pictureId = pictureIdOf(state);
  return pictureId === undefined ? {} : { pictureId };
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
