import { runUpload, type Upload, type UploadPorts } from "./run-upload.ts";
import type { UploadEvent } from "./upload-state.ts";

/** Runs the uploads of a page: for each file one at a time, since one that was stopped may still be announcing. */
export function uploadRunner(
  ports: UploadPorts,
  dispatch: (id: number, event: UploadEvent) => void,
) {
  const runs = new Map<number, { controller: AbortController; ended: Promise<void> }>();

  return {
    /** Starts the upload of file `id` once its earlier run has ended; `read` is asked then what to send. */
    start(id: number, read: () => Upload): void {
      const controller = new AbortController();
      const { signal } = controller;
      const run = async () => {
        if (!signal.aborted) {
          await runUpload(ports, read(), (event) => dispatch(id, event), signal);
        }
      };
      const before = runs.get(id)?.ended ?? Promise.resolve();
      // Failures are events; what is thrown beyond them is a bug, for the console.
      runs.set(id, { controller, ended: before.then(run, run) });
    },
    stop(id: number): void {
      runs.get(id)?.controller.abort();
    },
  };
}
