import {
  canPause,
  isSignedOut,
  nextState,
  type UploadEvent,
  type UploadState,
} from "./upload-state.ts";

/** How many files are sent at the same time; the others wait for their turn. */
const uploadsAtOnce = 3;

/** One file on the page. */
export type QueuedUpload = { readonly id: number; readonly state: UploadState };

/** All files in their order on the page, in which they are also sent. */
export type UploadQueue = readonly QueuedUpload[];

/** What happens to the queue, or (`upload`) to one of its files. */
export type QueueEvent =
  | { readonly type: "added" | "removed"; readonly id: number }
  | { readonly type: "upload"; readonly id: number; readonly event: UploadEvent }
  | { readonly type: "all-paused" | "all-resumed" };

/** The queue after `event`; files whose turn has come are started. */
export const nextQueue = (queue: UploadQueue, event: QueueEvent): UploadQueue =>
  startWaiting(apply(queue, event));

/** The number of files in each situation, for a sentence about all of them. */
export function countUploads(queue: UploadQueue) {
  const count = (...steps: readonly UploadState["step"][]) =>
    queue.filter(({ state }) => steps.includes(state.step)).length;
  return {
    all: queue.length,
    editing: count("editing"),
    underWay: count("preparing", "sending", "following"),
    waiting: count("waiting"),
    held: count("paused", "interrupted"),
    ready: count("ready"),
    rejected: count("rejected"),
  };
}

/** Whether leaving the page would lose something: a description or a file that the server does not have yet. */
export const hasUnfinished = (queue: UploadQueue): boolean =>
  queue.some(({ state }) => !["following", "ready", "rejected"].includes(state.step));

function apply(queue: UploadQueue, event: QueueEvent): UploadQueue {
  switch (event.type) {
    case "added":
      return [...queue, { id: event.id, state: { step: "editing" } }];
    case "removed":
      return queue.filter(({ id }) => id !== event.id);
    case "upload":
      return applyTo(targetsOf(queue, event), queue, event.event);
    case "all-paused":
      return applyTo(({ state }) => canPause(state), queue, { type: "paused" });
    case "all-resumed":
      return applyTo(isHeld, queue, { type: "queued" });
  }
}

const isHeld = ({ state }: QueuedUpload) => state.step === "paused" || state.step === "interrupted";

/** An editor who has signed in again for one file has signed in for all of them. */
function targetsOf(queue: UploadQueue, { id, event }: Extract<QueueEvent, { type: "upload" }>) {
  const hasSignedIn =
    event.type === "queued" &&
    queue.some((upload) => upload.id === id && isSignedOut(upload.state));
  return (upload: QueuedUpload) => upload.id === id || (hasSignedIn && isSignedOut(upload.state));
}

const applyTo = (
  isTarget: (upload: QueuedUpload) => boolean,
  queue: UploadQueue,
  event: UploadEvent,
): UploadQueue =>
  queue.map((upload) =>
    isTarget(upload) ? { ...upload, state: nextState(upload.state, event) } : upload,
  );

function startWaiting(queue: UploadQueue): UploadQueue {
  // Without a session, the next file would be refused too.
  if (queue.some(({ state }) => isSignedOut(state))) return queue;
  const isOnItsWay = ({ state }: QueuedUpload) =>
    state.step === "preparing" || state.step === "sending";
  const free = uploadsAtOnce - queue.filter(isOnItsWay).length;
  const next = queue.filter(({ state }) => state.step === "waiting").slice(0, Math.max(0, free));
  return applyTo((upload) => next.includes(upload), queue, { type: "started" });
}
