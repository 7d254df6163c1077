import { canPause, isRunning, type UploadState } from "../transfer/upload-state.ts";

/** What a card shows in a state. */
export type UploadView = {
  /** What is going on, for the eye. */
  readonly now: string;
  /** The same for screen readers: sending is told in quarters, not at every per cent. */
  readonly status: string;
  readonly problem: string;
  readonly offersSignIn: boolean;
  /** From 0 to 1; null while nobody knows how long it takes, undefined while nothing is under way. */
  readonly progress: number | null | undefined;
  readonly canEdit: boolean;
  readonly canSend: boolean;
  readonly canPause: boolean;
  readonly canCancel: boolean;
  readonly canRemove: boolean;
  /** The text of the button that goes on; undefined where there is nothing to. */
  readonly goOn: string | undefined;
};

/** The words and buttons for a state. */
export function viewOf(state: UploadState): UploadView {
  const canEdit = !isRunning(state) && state.step !== "ready";
  return {
    now: statusOf(state, 100),
    status: statusOf(state, 4),
    problem: problemOf(state),
    offersSignIn: state.step === "interrupted" && state.problem.kind === "signed-out",
    progress: progressOf(state),
    canEdit,
    canSend: state.step === "editing" || state.step === "rejected",
    canPause: canPause(state),
    canCancel: canPause(state) || state.step === "paused",
    canRemove: canEdit && !canPause(state) && state.step !== "paused",
    goOn: goOnOf(state),
  };
}

function statusOf(state: UploadState, steps: number): string {
  switch (state.step) {
    case "waiting":
      return "Waiting for its turn.";
    case "preparing":
      return "Preparing the file…";
    case "sending": {
      const percent = Math.floor(state.share * steps) * (100 / steps);
      return percent === 0 ? "Uploading…" : `Uploading… ${percent} %`;
    }
    case "paused":
      return state.wasUnderWay
        ? "Paused. Resume starts this file again from its beginning."
        : "Paused before it was sent.";
    case "following":
      return state.isSlow
        ? "The file has arrived. Preparing the picture takes longer than usual; you may leave this page, the list shows when it is ready."
        : "The file has arrived. The picture is being prepared…";
    case "ready":
      return `“${state.picture.name}” is ready.`;
    case "editing":
      return state.wasCancelled ? "Cancelled. Nothing was published." : "";
    case "interrupted":
    case "rejected":
      return "";
  }
}

function problemOf(state: UploadState): string {
  switch (state.step) {
    case "interrupted":
      return state.problem.message;
    case "editing":
      return state.problem?.message ?? "";
    case "rejected":
      return `${state.detail} Your words are kept; choose another file for them.`;
    default:
      return "";
  }
}

function progressOf(state: UploadState): number | null | undefined {
  if (state.step === "sending") return state.share;
  if (state.step === "waiting") return 0;
  return isRunning(state) ? null : undefined;
}

function goOnOf(state: UploadState): string | undefined {
  if (state.step === "paused") return "Resume";
  if (state.step !== "interrupted") return undefined;
  return state.problem.kind === "signed-out" ? "Continue" : "Retry";
}
