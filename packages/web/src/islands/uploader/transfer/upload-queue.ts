import { canPause, nextState, type UploadEvent, type UploadState } from "./upload-state.ts";

/** So many files are on their way at a time; the others wait for their turn. */
export const uploadsAtOnce = 3;

/** One file on the page. */
export type QueuedUpload = { readonly id: number; readonly state: UploadState };

/** All files on the page, in their order there, which is the order of their turns. */
export type UploadQueue = readonly QueuedUpload[];

export type QueueEvent =
  | { readonly type: "added"; readonly id: number }
  | { readonly type: "removed"; readonly id: number }
  | { readonly type: "told"; readonly id: number; readonly event: UploadEvent }
  | { readonly type: "all-paused" }
  | { readonly type: "all-resumed" };

/** The queue after `event`, in which whoever has a turn by it is started. */
export const nextQueue = (queue: UploadQueue, event: QueueEvent): UploadQueue =>
  startWaiting(apply(queue, event));

/** How many files are at which point, for a sentence about all of them. */
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

/** Whether leaving the page would lose words or break a file off. */
export const hasUnfinished = (queue: UploadQueue): boolean =>
  queue.some(
    ({ state }) => canPause(state) || ["editing", "paused", "interrupted"].includes(state.step),
  );

function apply(queue: UploadQueue, event: QueueEvent): UploadQueue {
  switch (event.type) {
    case "added":
      return [...queue, { id: event.id, state: { step: "editing" } }];
    case "removed":
      return queue.filter(({ id }) => id !== event.id);
    case "told":
      return tell(queue, event.event, toWhom(queue, event));
    case "all-paused":
      return tell(queue, { type: "paused" }, ({ state }) => canPause(state));
    case "all-resumed":
      return tell(queue, { type: "queued" }, isHeld);
  }
}

const isHeld = ({ state }: QueuedUpload) => state.step === "paused" || state.step === "interrupted";

/** Who has signed in again for one file has done so for all. */
function toWhom(queue: UploadQueue, { id, event }: Extract<QueueEvent, { type: "told" }>) {
  const hasSignedIn =
    event.type === "queued" && queue.some((upload) => upload.id === id && isSignedOut(upload));
  return (upload: QueuedUpload) => upload.id === id || (hasSignedIn && isSignedOut(upload));
}

const isSignedOut = ({ state }: QueuedUpload) =>
  state.step === "interrupted" && state.problem.kind === "signed-out";

const tell = (
  queue: UploadQueue,
  event: UploadEvent,
  isMeant: (upload: QueuedUpload) => boolean,
): UploadQueue =>
  queue.map((upload) =>
    isMeant(upload) ? { ...upload, state: nextState(upload.state, event) } : upload,
  );

function startWaiting(queue: UploadQueue): UploadQueue {
  // Whoever comes next would only be refused as well.
  if (queue.some(isSignedOut)) return queue;
  const isOnItsWay = ({ state }: QueuedUpload) =>
    state.step === "preparing" || state.step === "sending";
  const free = uploadsAtOnce - queue.filter(isOnItsWay).length;
  const turns = queue.filter(({ state }) => state.step === "waiting").slice(0, Math.max(0, free));
  return tell(queue, { type: "started" }, (upload) => turns.includes(upload));
}
