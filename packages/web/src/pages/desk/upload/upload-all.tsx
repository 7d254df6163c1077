import { AskBeforeUpload } from "./ask-before-upload.tsx";

type UploadAllProps = {
  readonly timeZone: string;
  /** The days to come that have a picture already. */
  readonly takenDays: readonly string[];
  /** The local time that is proposed for the first picture of one per day. */
  readonly firstTime: string;
};

/** The controls for all pictures on the page; islands/uploader/upload-all.ts shows them if there are two or more. */
export const UploadAll = ({ timeZone, takenDays, firstTime }: UploadAllProps) => (
  <section
    class="all panel"
    data-part="all"
    data-taken-days={takenDays.join(" ")}
    aria-labelledby="all-title"
    hidden
  >
    <div class="all-head">
      <h2 id="all-title">All pictures</h2>
      <p data-part="status" role="status" />
    </div>
    <div class="all-publication" data-part="choice">
      <div>
        <label for="all-publication">On the site, all of them</label>
        <select id="all-publication" data-part="publication">
          <option value="each">as each one says</option>
          <option value="now">as soon as they are ready</option>
          <option value="daily">one a day, on days that have none</option>
          <option value="draft">not yet, keep them as drafts</option>
        </select>
      </div>
      <div data-part="daily" hidden>
        <label for="all-first">
          The first one <span class="optional">{timeZone}</span>
        </label>
        <input type="datetime-local" id="all-first" data-part="first" value={firstTime} />
      </div>
    </div>
    <AskBeforeUpload
      id="all-ask-title"
      label="Before they are uploaded"
      describe="Describe them"
      sendAnyway="Upload all anyway"
      withoutAlt={<span data-part="askCount">Some are</span>}
      small={<span data-part="askWidthCount">Some are</span>}
    />
    <div class="actions" data-part="buttons">
      <button class="primary" type="button" data-part="send">
        Upload all
      </button>
      <button class="secondary" type="button" data-part="resume" hidden>
        Resume all
      </button>
      <button class="secondary" type="button" data-part="pause" hidden>
        Pause all
      </button>
    </div>
  </section>
);
