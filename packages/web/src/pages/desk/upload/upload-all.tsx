/** What is done with all pictures on the page at once; shown as soon as there are two. */
export const UploadAll = ({
  timeZone,
  takenDays,
  firstTime,
}: {
  readonly timeZone: string;
  /** The days to come that have a picture already. */
  readonly takenDays: readonly string[];
  /** The local time that is proposed for the first of one a day. */
  readonly firstTime: string;
}) => (
  <section
    class="all panel"
    data-part="all"
    data-taken-days={takenDays.join(" ")}
    aria-labelledby="all-title"
    hidden
  >
    <div class="all-head">
      <h2 id="all-title">All pictures</h2>
      <p data-part="all-status" role="status" />
    </div>
    <div class="all-publication" data-part="all-choice">
      <div>
        <label for="all-publication">On the site, all of them</label>
        <select id="all-publication" data-part="all-publication">
          <option value="each">as each one says</option>
          <option value="now">as soon as they are ready</option>
          <option value="daily">one a day, on days that have none</option>
          <option value="draft">not yet, keep them as drafts</option>
        </select>
      </div>
      <div data-part="all-daily" hidden>
        <label for="all-first">
          The first one <span class="optional">{timeZone}</span>
        </label>
        <input type="datetime-local" id="all-first" data-part="all-first" value={firstTime} />
      </div>
    </div>
    <section
      class="ask"
      data-part="all-ask"
      aria-label="Before they are uploaded"
      aria-describedby="all-ask-title"
      tabindex={-1}
      hidden
    >
      <p id="all-ask-title">
        <span data-part="all-ask-count">Some pictures</span> without an alternative text yet. People
        who cannot see a picture will hear only its name, not what it shows.
      </p>
      <div class="actions">
        <button class="secondary" type="button" data-part="all-describe">
          Describe them
        </button>
        <button class="quiet" type="button" data-part="all-send-anyway">
          Upload all without
        </button>
      </div>
    </section>
    <div class="actions">
      <button class="primary" type="button" data-part="all-send">
        Upload all
      </button>
      <button class="secondary" type="button" data-part="all-resume" hidden>
        Resume all
      </button>
      <button class="secondary" type="button" data-part="all-pause" hidden>
        Pause all
      </button>
    </div>
  </section>
);
