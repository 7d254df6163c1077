import type { getPicture, UploadedPicture } from "./upload-api.ts";
import { UploadProblemError } from "./upload-problem.ts";

/** How following reads the picture; `wait` takes milliseconds. */
export type FollowPorts = {
  readonly getPicture: typeof getPicture;
  readonly wait: (milliseconds: number) => Promise<void>;
};

const firstDelay = 250;
const longestDelay = 3_000;
const growth = 1.5;
/** After this many requests (about 40 seconds) the editor is told that it takes longer. */
const requestsBeforeDelay = 18;
/** This many requests in a row may fail. */
const failuresInARow = 5;

/**
 * Requests the picture until it is ready or rejected, with growing delays. Calls `onDelay` once if
 * that takes long. Throws an `UploadProblemError` if the picture is deleted or cannot be read.
 */
export async function followPicture(
  ports: FollowPorts,
  pictureId: string,
  onDelay: () => void,
  signal: AbortSignal,
): Promise<UploadedPicture> {
  let failures = 0;
  for (let requests = 0; ; requests++) {
    await ports.wait(Math.min(longestDelay, firstDelay * growth ** requests));
    signal.throwIfAborted();
    try {
      const picture = await ports.getPicture(pictureId, signal);
      failures = 0;
      if (picture.isDeleted) throw deletedMeanwhile();
      if (picture.status === "ready" || picture.status === "rejected") return picture;
    } catch (error) {
      failures += 1;
      if (!isTemporary(error) || failures === failuresInARow) throw error;
    }
    if (requests === requestsBeforeDelay) onDelay();
  }
}

const isTemporary = (error: unknown) =>
  error instanceof UploadProblemError && error.problem.kind === "interrupted";

const deletedMeanwhile = () =>
  new UploadProblemError(
    "refused",
    "The picture was deleted in the meantime. Restore it in the list of deleted pictures, then upload again.",
  );
