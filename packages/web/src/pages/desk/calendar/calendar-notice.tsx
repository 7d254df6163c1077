import { localTimeAt } from "@iotd/core/local-time";
import type { Month } from "@iotd/core/month";
import type { EditorPictureJson } from "@iotd/core/picture";
import { formatInstant } from "../../../format-day.ts";
import type { Site } from "../../shared/site.ts";
import { clockNote } from "./clock-note.ts";

/** A picture that has just been moved; `from` is the instant that it was on, or null for a draft. */
export type CalendarMove = {
  readonly picture: EditorPictureJson;
  /** Absent where there is nothing to undo. */
  readonly from?: string | null | undefined;
};

/** Says where a picture is now, and offers to move it back. */
export const CalendarNotice = ({
  site,
  month,
  move: { picture, from },
}: {
  readonly site: Site;
  readonly month: Month;
  readonly move: CalendarMove;
}) => {
  const { publishedAt } = picture;
  const note = publishedAt && noteOf(publishedAt, from ?? null, site.timeZone);
  return (
    <div class="notice" role="status" tabindex={-1}>
      <div>
        <p>
          {publishedAt
            ? `“${picture.name}” is on ${formatInstant(publishedAt, site.timeZone)}.`
            : `“${picture.name}” is a draft.`}
        </p>
        {note ? <p>{note}</p> : null}
      </div>
      {from === undefined ? null : (
        <form method="post" action={`/admin/pictures/${picture.id}/place`} data-calendar-form>
          <input type="hidden" name="publishedAt" value={from ?? ""} />
          <input type="hidden" name="revision" value={String(picture.revision)} />
          <input type="hidden" name="month" value={month} />
          <button class="secondary" type="submit">
            Undo<span class="visually-hidden"> moving “{picture.name}”</span>
          </button>
        </form>
      )}
    </div>
  );
};

function noteOf(publishedAt: string, from: string | null, timeZone: string): string | undefined {
  const timeOf = (instant: string) => localTimeAt(new Date(instant), timeZone).slice(-5);
  if (from !== null && timeOf(from) !== timeOf(publishedAt)) {
    return `Clocks skip ${timeOf(from)} that day, so it is ${timeOf(publishedAt)}.`;
  }
  return clockNote(publishedAt, timeZone);
}
