import type { hashFile } from "../files/hash-file.ts";
import { type FollowPorts, followPicture } from "./follow-picture.ts";
import type { putFile } from "./put-file.ts";
import type {
  createPicture,
  createUpload,
  Description,
  describePicture,
  FileFacts,
  PresignedUpload,
  UploadedPicture,
} from "./upload-api.ts";
import { UploadProblemError } from "./upload-problem.ts";
import type { UploadEvent } from "./upload-state.ts";

/** The functions through which an upload reads the file and reaches the API and the storage. */
export type UploadPorts = FollowPorts & {
  readonly hashFile: typeof hashFile;
  readonly createPicture: typeof createPicture;
  readonly createUpload: typeof createUpload;
  readonly describePicture: typeof describePicture;
  readonly putFile: typeof putFile;
};

/** What to upload. */
export type Upload = {
  readonly file: Blob;
  readonly contentType: string;
  /** What the form says; absent where an existing picture only needs a file. */
  readonly description?: Description;
  /** The picture that the file is for, if it exists already. */
  readonly pictureId?: string;
};

/**
 * Takes an upload from the file to a picture that is ready or rejected, and reports each step by
 * `dispatch`. After an abort it ends without an event, except that it still reports the picture if
 * that was being created. Throws only bugs, after it has reported them as a failure.
 */
export async function runUpload(
  ports: UploadPorts,
  upload: Upload,
  dispatch: (event: UploadEvent) => void,
  signal: AbortSignal,
): Promise<void> {
  try {
    dispatch({ type: "finished", picture: await uploadFile(ports, upload, dispatch, signal) });
  } catch (error) {
    if (signal.aborted) return;
    dispatch({ type: "failed", problem: problemOf(error).problem });
    if (!(error instanceof UploadProblemError)) throw error;
  }
}

async function uploadFile(
  ports: UploadPorts,
  { file, contentType, ...target }: Upload,
  dispatch: (event: UploadEvent) => void,
  signal: AbortSignal,
): Promise<UploadedPicture> {
  signal.throwIfAborted();
  const sha256 = await ports.hashFile(file);
  signal.throwIfAborted();
  const facts = { contentType, byteSize: file.size, sha256 };
  const { pictureId, upload } = await create(ports, target, facts, signal);
  if (upload) {
    dispatch({ type: "created", pictureId });
    signal.throwIfAborted();
    const onProgress = (share: number) => dispatch({ type: "progressed", share });
    await ports.putFile(upload, file, onProgress, signal);
  }
  dispatch({ type: "arrived", pictureId });
  return followPicture(ports, pictureId, () => dispatch({ type: "delayed" }), signal);
}

async function create(
  ports: UploadPorts,
  { pictureId, description }: Pick<Upload, "pictureId" | "description">,
  facts: FileFacts,
  signal: AbortSignal,
): Promise<{ pictureId: string; upload?: PresignedUpload }> {
  if (pictureId !== undefined) {
    // The editor may have changed the description since the picture was created.
    if (description) await ports.describePicture(pictureId, description, signal);
    return (await ports.createUpload(pictureId, facts, signal)) ?? { pictureId };
  }
  if (!description) throw new TypeError("a new picture needs its description");
  // Without the signal: the request may succeed after an abort, and its picture must become known,
  // or the next attempt would create a second one.
  return ports.createPicture(description, facts);
}

/** After a bug the page must not show a progress bar that never moves. */
const problemOf = (error: unknown): UploadProblemError =>
  error instanceof UploadProblemError
    ? error
    : new UploadProblemError(
        "interrupted",
        "Something went wrong on this page. Retry, or reload it.",
      );
