/** One fault of what was sent; `pointer` is a JSON pointer (RFC 6901). */
export type Fault = { readonly pointer: string; readonly detail: string };

/**
 * Why an upload did not go on, in a sentence for the editor.
 * - `refused`: something must be changed first; `faults` say what.
 * - `interrupted`: the same may work if it is tried again.
 * - `signed-out`: the same will work after signing in.
 * - `gone`: the picture is not there any more; trying again adds a new one.
 */
export type Problem = {
  readonly kind: "refused" | "interrupted" | "signed-out" | "gone";
  readonly message: string;
  readonly faults: readonly Fault[];
};

/** Carries a `Problem` out of the step that met it. */
export class UploadProblemError extends Error {
  readonly problem: Problem;

  constructor(kind: Problem["kind"], message: string, faults: readonly Fault[] = []) {
    super(message);
    this.name = "UploadProblemError";
    this.problem = { kind, message, faults };
  }
}

/** What to say when a request got no answer at all. */
export const connectionLost = (): UploadProblemError =>
  new UploadProblemError(
    "interrupted",
    "The connection was lost. What you typed is kept; retry when you are online again.",
  );
