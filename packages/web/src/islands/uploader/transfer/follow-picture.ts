import type { UploadedPicture } from "./upload-api.ts";
import { UploadProblemError } from "./upload-problem.ts";

/** What following needs of the world; `wait` takes milliseconds. */
export type FollowPorts = {
  readonly getPicture: (pictureId: string, signal: AbortSignal) => Promise<UploadedPicture>;
  readonly wait: (milliseconds: number) => Promise<void>;
};

const firstDelay = 250;
const longestDelay = 3_000;
const growth = 1.5;
/** After this many questions (some 40 seconds) the editor is told that it takes longer. */
const patience = 18;
/** So many questions in a row may go unanswered. */
const lostInARow = 5;

/** Asks for the picture, ever less often, until it is ready or rejected. `onDelay` is called once if that takes long. */
export async function followPicture(
  ports: FollowPorts,
  pictureId: string,
  onDelay: () => void,
  signal: AbortSignal,
): Promise<UploadedPicture> {
  let lost = 0;
  for (let asked = 0; ; asked++) {
    await ports.wait(Math.min(longestDelay, firstDelay * growth ** asked));
    signal.throwIfAborted();
    try {
      const picture = await ports.getPicture(pictureId, signal);
      lost = 0;
      if (picture.isDeleted) throw deletedMeanwhile();
      if (picture.status === "ready" || picture.status === "rejected") return picture;
    } catch (error) {
      lost += 1;
      if (!isPassing(error) || lost === lostInARow) throw error;
    }
    if (asked === patience) onDelay();
  }
}

const isPassing = (error: unknown) =>
  error instanceof UploadProblemError && error.problem.kind === "interrupted";

const deletedMeanwhile = () =>
  new UploadProblemError(
    "refused",
    "The picture was deleted in the meantime. Restore it in the list of deleted pictures, then upload again.",
  );
