import { recommendedWidth } from "@iotd/core/picture/limits";
import type { Child } from "hono/jsx";

type AskBeforeUploadProps = {
  /** The id of the questions. */
  readonly id: string;
  readonly label: string;
  readonly describe: string;
  readonly sendAnyway: string;
  /** The beginning of each question: which pictures are without an alternative text, which are small. */
  readonly withoutAlt: Child;
  readonly small: Child;
};

/** What islands/uploader/connect-send.ts shows before pictures are sent that lack an alternative text or are small. */
export const AskBeforeUpload = ({
  id,
  label,
  describe,
  sendAnyway,
  withoutAlt,
  small,
}: AskBeforeUploadProps) => (
  <section
    class="ask"
    data-part="ask"
    aria-label={label}
    aria-describedby={id}
    tabindex={-1}
    hidden
  >
    <div id={id}>
      <p data-part="askAlt">
        {withoutAlt} without an alternative text yet. People who cannot see a picture will hear only
        its name, not what it shows.
      </p>
      <p data-part="askWidth">
        {small} narrower than {recommendedWidth.toLocaleString("en")} pixels and will look blurred
        in a large window. Choose a larger file if there is one.
      </p>
    </div>
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
