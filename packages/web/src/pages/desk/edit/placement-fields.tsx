import type { EditorPictureJson } from "@iotd/core/picture";
import { faultSentence } from "../../../fault-sentence.ts";
import { formatTime, formatTimeZone } from "../../../format-day.ts";
import type { Fault } from "../../shared/fault.ts";
import type { Site } from "../../shared/site.ts";
import { clockNote } from "../calendar/clock-note.ts";
import type { EditValues } from "./edit-values.ts";

/** Whether a picture is a draft, and otherwise the date of its publication. */
export const PlacementFields = ({
  site,
  picture,
  values,
  faults,
  now,
}: {
  readonly site: Site;
  readonly picture: EditorPictureJson;
  readonly values: EditValues;
  readonly faults: readonly Fault[];
  readonly now: Date;
}) => {
  const details = faults.filter(({ pointer }) => pointer === "/publishedAt");
  const note = picture.publishedAt && clockNote(picture.publishedAt, site.timeZone);
  return (
    <fieldset class="placement">
      <legend>Publication</legend>
      <Choice value="draft" label="Draft: not visible on the site" chosen={values.state} />
      <Choice
        value="now"
        label={picture.status === "ready" ? "Publish now" : "Publish as soon as it is ready"}
        chosen={values.state}
      />
      <Choice value="at" label="Publish at a date" chosen={values.state} />
      <div class="field date">
        <label for="publishedAt">Date and time in {formatTimeZone(site.timeZone)}</label>
        <input
          type="datetime-local"
          id="publishedAt"
          name="publishedAt"
          value={values.publishedAt}
          min="1000-01-01T00:00"
          max="9998-12-31T23:59"
          aria-describedby="publishedAt-hint publishedAt-fault"
          {...(details.length > 0 && { "aria-invalid": "true" as const })}
        />
        <p class="hint" id="publishedAt-hint">
          {note ? `${note} ` : ""}The time there is now {formatTime(now, site.timeZone)}.
        </p>
        <p class="fault" id="publishedAt-fault" hidden={details.length === 0}>
          {details.map(({ detail }) => faultSentence("date", detail)).join(" ")}
        </p>
      </div>
    </fieldset>
  );
};

const Choice = ({
  value,
  label,
  chosen,
}: {
  readonly value: string;
  readonly label: string;
  readonly chosen: string | undefined;
}) => (
  <label class="choice">
    <input type="radio" name="state" value={value} checked={chosen === value} /> {label}
  </label>
);
