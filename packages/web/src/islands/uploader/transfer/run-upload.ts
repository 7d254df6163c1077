import { type FollowPorts, followPicture } from "./follow-picture.ts";
import type {
  Announced,
  Announcement,
  Description,
  PresignedUpload,
  UploadedPicture,
} from "./upload-api.ts";
import { UploadProblemError } from "./upload-problem.ts";
import type { UploadEvent } from "./upload-state.ts";

/** What an upload needs of the world. */
export type UploadPorts = FollowPorts & {
  readonly hashFile: (file: Blob) => Promise<string>;
  readonly announcePicture: (
    description: Description,
    announcement: Announcement,
  ) => Promise<Announced>;
  readonly announceAgain: (
    pictureId: string,
    announcement: Announcement,
    signal: AbortSignal,
  ) => Promise<Announced | undefined>;
  readonly describePicture: (
    pictureId: string,
    description: Description,
    signal: AbortSignal,
  ) => Promise<void>;
  readonly putFile: (
    upload: PresignedUpload,
    file: Blob,
    onProgress: (share: number) => void,
    signal: AbortSignal,
  ) => Promise<void>;
};

/** What is to be uploaded. */
export type Upload = {
  readonly file: Blob;
  readonly contentType: string;
  /** What the form says; absent where only a file is wanted. */
  readonly description?: Description;
  /** The picture that the file is for, if it was announced before. */
  readonly pictureId?: string;
};

/**
 * Takes an upload from the file to the picture that is ready or refused, telling each step by
 * `dispatch`. Whoever aborts it knows that: then it only ends, and tells at most which picture it
 * had announced by then.
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
  upload: Upload,
  dispatch: (event: UploadEvent) => void,
  signal: AbortSignal,
): Promise<UploadedPicture> {
  const { file, contentType } = upload;
  signal.throwIfAborted();
  const sha256 = await ports.hashFile(file);
  signal.throwIfAborted();
  const announcement = { contentType, byteSize: file.size, sha256 };
  const announced = await announce(ports, upload, announcement, signal);
  const pictureId = announced.pictureId;
  if (announced.upload) {
    dispatch({ type: "announced", pictureId });
    signal.throwIfAborted();
    const onProgress = (share: number) => dispatch({ type: "progressed", share });
    await ports.putFile(announced.upload, file, onProgress, signal);
  }
  dispatch({ type: "arrived", pictureId });
  return followPicture(ports, pictureId, () => dispatch({ type: "delayed" }), signal);
}

async function announce(
  ports: UploadPorts,
  { pictureId, description }: Upload,
  announcement: Announcement,
  signal: AbortSignal,
): Promise<{ pictureId: string; upload?: PresignedUpload }> {
  if (pictureId !== undefined) {
    // Its words may have been changed since it was announced.
    if (description) await ports.describePicture(pictureId, description, signal);
    return (await ports.announceAgain(pictureId, announcement, signal)) ?? { pictureId };
  }
  if (!description) throw new TypeError("a new picture needs its description");
  // Not broken off with the rest: whoever goes on later must not announce a second picture.
  return ports.announcePicture(description, announcement);
}

/** A bug must not leave the editor before a bar that stands still. */
const problemOf = (error: unknown): UploadProblemError =>
  error instanceof UploadProblemError
    ? error
    : new UploadProblemError(
        "interrupted",
        "Something went wrong on this page. Retry, or reload it.",
      );
