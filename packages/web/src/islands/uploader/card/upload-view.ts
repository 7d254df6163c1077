import { isSignedOut, type UploadState } from "../transfer/upload-state.ts";

/** The buttons of a card, by their `data-part`. */
type CardButton = "submit" | "signIn" | "goOn" | "pause" | "cancel" | "chooseAnother" | "remove";

/** What a card shows in a state. */
export type UploadView = {
  /** What is happening, as visible text. */
  readonly now: string;
  /** The same for screen readers, which hear the progress in quarters and not at every per cent. */
  readonly status: string;
  readonly problem: string;
  /** From 0 to 1; null while it is unknown, undefined while nothing is under way. */
  readonly progress: number | null | undefined;
  /** Whether the description can be changed. */
  readonly canEdit: boolean;
  /** The buttons to show, the most likely next one first. */
  readonly buttons: readonly CardButton[];
  /** The text of the button `goOn`. */
  readonly goOn: string;
};

/** The texts and buttons for a state. */
export function viewOf(state: UploadState): UploadView {
  switch (state.step) {
    case "editing":
      return view(state.wasCancelled ? "Cancelled. Nothing was published." : "", {
        problem: state.problem?.message ?? "",
        canEdit: true,
        buttons: ["submit", "chooseAnother", "remove"],
      });
    case "waiting":
      return view("Waiting for its turn.", { progress: 0, canEdit: true, buttons: stop });
    case "preparing":
      return view("Preparing the file…", { progress: null, buttons: stop });
    case "sending":
      return view(sentUntil(state.share, 100), {
        status: sentUntil(state.share, 4),
        progress: state.share,
        buttons: stop,
      });
    case "paused":
      return view(
        state.wasUnderWay
          ? "Paused. Resume starts this file again from its beginning."
          : "Paused before it was sent.",
        { canEdit: true, buttons: ["goOn", "cancel"], goOn: "Resume" },
      );
    case "interrupted":
      return view("", {
        problem: state.problem.message,
        canEdit: true,
        ...(isSignedOut(state)
          ? { goOn: "Continue", buttons: ["signIn", "goOn", "chooseAnother", "remove"] }
          : { goOn: "Retry", buttons: ["goOn", "chooseAnother", "remove"] }),
      });
    case "following":
      return view(
        state.isSlow
          ? "The file has arrived. Preparing the picture takes longer than usual; you may leave this page, the list shows when it is ready."
          : "The file has arrived. The picture is being prepared…",
        { progress: null },
      );
    case "rejected":
      return view("", {
        problem: `${state.detail} Your words are kept; choose another file for them.`,
        canEdit: true,
        buttons: ["chooseAnother", "submit", "remove"],
      });
    case "ready":
      return view(`“${state.picture.name}” is ready.`);
  }
}

const stop = ["pause", "cancel"] as const;

const view = (text: string, shown: Partial<UploadView> = {}): UploadView => ({
  now: text,
  status: text,
  problem: "",
  progress: undefined,
  canEdit: false,
  buttons: [],
  goOn: "",
  ...shown,
});

/** `steps` is how many times the percentage changes on the way. */
function sentUntil(share: number, steps: number): string {
  const percent = Math.floor(share * steps) * (100 / steps);
  return percent === 0 ? "Uploading…" : `Uploading… ${percent} %`;
}
