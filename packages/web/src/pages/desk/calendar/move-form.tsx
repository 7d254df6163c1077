import type { Day } from "@iotd/core/day";
import type { Month } from "@iotd/core/month";
import type { EditorPictureJson } from "@iotd/core/picture";

/** Moves a picture to another day; the calendar comes back at `month`. The calendar's script sends it without leaving. */
export const MoveForm = ({
  picture,
  day,
  month,
}: {
  readonly picture: EditorPictureJson;
  /** Where it is; absent for a draft. */
  readonly day?: Day | undefined;
  readonly month: Month;
}) => (
  <details class="move">
    <summary>
      {day ? "Move" : "Schedule"}
      <span class="visually-hidden"> “{picture.name}”</span>
    </summary>
    <form method="post" action={`/admin/pictures/${picture.id}/move`} data-calendar-form>
      <input type="hidden" name="revision" value={String(picture.revision)} />
      <input type="hidden" name="month" value={month} />
      <label for={`day-${picture.id}`}>To the day</label>
      <input type="date" id={`day-${picture.id}`} name="day" value={day ?? ""} required />
      <button class="secondary" type="submit">
        {day ? "Move" : "Schedule"}
        <span class="visually-hidden"> “{picture.name}”</span>
      </button>
    </form>
  </details>
);
