import type { Day } from "@iotd/core/day";
import type { Month } from "@iotd/core/month";
import type { EditorPictureJson } from "@iotd/core/picture";
import { paths } from "../../../paths.ts";

/** The form that moves a picture to another day and returns to the calendar at `month`. islands/desk/calendar.ts sends it without a page load. */
export const MoveForm = ({
  picture,
  day,
  month,
}: {
  readonly picture: EditorPictureJson;
  /** The current day of the picture; absent for a draft. */
  readonly day?: Day | undefined;
  readonly month: Month;
}) => (
  <details class="move">
    <summary>
      {day ? "Move" : "Schedule"}
      <span class="visually-hidden"> “{picture.name}”</span>
    </summary>
    <form method="post" action={`${paths.editPicture(picture.id)}/move`} data-calendar-form>
      <input type="hidden" name="revision" value={String(picture.revision)} />
      <input type="hidden" name="month" value={month} />
      <label for={`day-${picture.id}`}>New day</label>
      <input type="date" id={`day-${picture.id}`} name="day" value={day ?? ""} required />
      <button class="secondary" type="submit">
        {day ? "Move" : "Schedule"}
        <span class="visually-hidden"> “{picture.name}”</span>
      </button>
    </form>
  </details>
);
