import { isRunning, type UploadState } from "./upload-state.ts";

/** What the form shows in a state. */
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
  readonly canCancel: boolean;
  /** The text of the button that tries again; undefined where there is nothing to. */
  readonly retry: string | undefined;
};

/** The words and buttons for a state. */
export function viewOf(state: UploadState): UploadView {
  return {
    now: statusOf(state, 100),
    status: statusOf(state, 4),
    problem: problemOf(state),
    offersSignIn: state.step === "interrupted" && state.problem.kind === "signed-out",
    progress: progressOf(state),
    canEdit: !isRunning(state) && state.step !== "ready",
    canCancel: state.step === "preparing" || state.step === "sending",
    retry: retryOf(state),
  };
}

function statusOf(state: UploadState, steps: number): string {
  switch (state.step) {
    case "preparing":
      return "Preparing the file…";
    case "sending": {
      const percent = Math.floor(state.share * steps) * (100 / steps);
      return percent === 0 ? "Uploading…" : `Uploading… ${percent} %`;
    }
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
  return isRunning(state) ? null : undefined;
}

function retryOf(state: UploadState): string | undefined {
  if (state.step !== "interrupted") return undefined;
  return state.problem.kind === "signed-out" ? "Continue" : "Retry";
}
