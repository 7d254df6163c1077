import type { ChangeContext } from "../../context.ts";
import type { Day } from "../../day.ts";
import { firstInstantOf, localTimeAt } from "../../local-time.ts";
import type { Picture } from "../picture.ts";
import { changePicture } from "./update-picture.ts";

const midnight = "00:00";

/**
 * Moves a picture to another day, at the same time of day in `siteTimeZone`. A picture without a date
 * is published when the day starts. If clocks skip that time or show it twice on the day, the time is
 * the one of `firstInstantOf`. Throws as `updatePicture` does.
 */
export const movePicture = (
  ctx: ChangeContext & { readonly siteTimeZone: string },
  id: string,
  { day, revision }: { readonly day: Day; readonly revision?: number | undefined },
): Promise<Picture> =>
  changePicture(ctx, id, ({ publishedAt }) => {
    const time = publishedAt ? localTimeAt(publishedAt, ctx.siteTimeZone).slice(-5) : midnight;
    const to = firstInstantOf(`${day}T${time}`, ctx.siteTimeZone);
    const isUnchanged =
      publishedAt &&
      localTimeAt(publishedAt, ctx.siteTimeZone) === localTimeAt(to, ctx.siteTimeZone);
    return { revision, ...(!isUnchanged && { publishedAt: to }) };
  });
