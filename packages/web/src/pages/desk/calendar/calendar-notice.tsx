import type { Month } from "@iotd/core/month";
import type { EditorPictureJson } from "@iotd/core/picture";
import { formatInstant, formatTime } from "../../../format-day.ts";
import { paths } from "../../../paths.ts";
import type { Site } from "../../shared/site.ts";
import { clockNote } from "./clock-note.ts";

/** A picture that was just moved. `from` is its previous date (RFC 3339), or null if it was a draft. */
export type CalendarMove = {
  readonly picture: EditorPictureJson;
  /** Absent if the move was itself an undo. */
  readonly from?: string | null | undefined;
};

/** Says on which date a picture now is, with a button that undoes the move. */
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
        <form method="post" action={`${paths.editPicture(picture.id)}/place`} data-calendar-form>
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
  const timeOf = (instant: string) => formatTime(instant, timeZone);
  if (from !== null && timeOf(from) !== timeOf(publishedAt)) {
    return `Clocks go forward that day and skip ${timeOf(from)}, so the new time is ${timeOf(publishedAt)}.`;
  }
  return clockNote(publishedAt, timeZone);
}
