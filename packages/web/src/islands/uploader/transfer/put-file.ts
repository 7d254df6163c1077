import { problemOfStorage } from "./storage-problem.ts";
import type { PresignedUpload } from "./upload-api.ts";
import { connectionLost } from "./upload-problem.ts";

/**
 * Sends a file to its presigned URL. Calls `onProgress` with the share (0 to 1) that has been sent.
 * Rejects with an `UploadProblemError`, or after an abort with the signal's reason.
 *
 * Uses XMLHttpRequest, since fetch does not report how much of a body has been sent.
 */
export function putFile(
  upload: PresignedUpload,
  file: Blob,
  onProgress: (share: number) => void,
  signal: AbortSignal,
): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal.aborted) return reject(signal.reason);
    const xhr = new XMLHttpRequest();
    const abort = () => xhr.abort();
    signal.addEventListener("abort", abort, { once: true });
    xhr.addEventListener("loadend", () => signal.removeEventListener("abort", abort));
    xhr.upload.addEventListener("progress", ({ loaded }) => onProgress(loaded / file.size));
    xhr.addEventListener("abort", () => reject(signal.reason));
    xhr.addEventListener("error", () => reject(connectionLost()));
    xhr.addEventListener("load", () => {
      const problem = problemOfStorage(xhr.status, xhr.responseText);
      if (problem) reject(problem);
      else resolve();
    });
    xhr.open(upload.method, upload.url);
    for (const [name, value] of Object.entries(upload.headers)) xhr.setRequestHeader(name, value);
    xhr.send(file);
  });
}
