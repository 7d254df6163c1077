import { runUpload, type Upload, type UploadPorts } from "./run-upload.ts";
import type { UploadEvent } from "./upload-state.ts";

/**
 * Runs the uploads of a page, at most one at a time for each file: a stopped run may still be
 * creating its picture.
 */
export function uploadRunner(
  ports: UploadPorts,
  dispatch: (id: number, event: UploadEvent) => void,
) {
  const runs = new Map<number, { controller: AbortController; ended: Promise<void> }>();

  return {
    /** Starts the upload of file `id` once its earlier run has ended; only then calls `read`. */
    start(id: number, read: () => Upload): void {
      const controller = new AbortController();
      const { signal } = controller;
      const run = async () => {
        if (!signal.aborted) {
          await runUpload(ports, read(), (event) => dispatch(id, event), signal);
        }
      };
      const before = runs.get(id)?.ended ?? Promise.resolve();
      // A run only rejects after a bug, which the browser then shows in its console.
      runs.set(id, { controller, ended: before.then(run, run) });
    },
    stop(id: number): void {
      runs.get(id)?.controller.abort();
    },
  };
}
