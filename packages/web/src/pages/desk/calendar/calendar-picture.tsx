import type { Day } from "@iotd/core/day";
import type { Month } from "@iotd/core/month";
import type { EditorPictureJson } from "@iotd/core/picture";
import { formatTime } from "../../../format-day.ts";
import { paths } from "../../../paths.ts";
import type { Site } from "../../shared/site.ts";
import { Thumbnail } from "../../shared/thumbnail.tsx";
import { stateLabels, stateOf } from "../picture-state.ts";
import { MoveForm } from "./move-form.tsx";

/** A picture on a day of the calendar or among its drafts. */
export const CalendarPicture = ({
  site,
  picture,
  day,
  month,
  now,
}: {
  readonly site: Site;
  readonly picture: EditorPictureJson;
  readonly day?: Day | undefined;
  readonly month: Month;
  readonly now: Date;
}) => {
  const state = stateOf(picture, now);
  return (
    <article class={`dated ${state.replace("_", "-")}`} data-picture={picture.id}>
      <a id={`picture-${picture.id}`} href={paths.editPicture(picture.id)} draggable={false}>
        <Thumbnail picture={picture} sizes="10rem" alt="" />
        <span class="name">{picture.name}</span>
      </a>
      <p class="when">
        {picture.publishedAt ? (
          <time datetime={picture.publishedAt}>
            {formatTime(picture.publishedAt, site.timeZone)}
          </time>
        ) : null}{" "}
        {state === "published" || (state === "draft" && !day) ? (
          <span class="visually-hidden">{stateLabels[state]}</span>
        ) : (
          <span>{stateLabels[state]}</span>
        )}
      </p>
      <MoveForm picture={picture} day={day} month={month} />
    </article>
  );
};
