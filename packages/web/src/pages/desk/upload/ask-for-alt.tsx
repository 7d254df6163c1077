import type { Child } from "hono/jsx";

type AskForAltProps = {
  /** The id of the text. */
  readonly id: string;
  readonly label: string;
  readonly describe: string;
  readonly sendAnyway: string;
  /** The text above the two buttons. */
  readonly children: Child;
};

/** What islands/uploader/connect-send.ts shows before pictures without an alternative text are sent. */
export const AskForAlt = ({ id, label, describe, sendAnyway, children }: AskForAltProps) => (
  <section
    class="ask"
    data-part="ask"
    aria-label={label}
    aria-describedby={id}
    tabindex={-1}
    hidden
  >
    <p id={id}>{children}</p>
    <div class="actions">
      <button class="secondary" type="button" data-part="describe">
        {describe}
      </button>
      <button class="quiet" type="button" data-part="sendAnyway">
        {sendAnyway}
      </button>
    </div>
  </section>
);
