import type { Day } from "@iotd/core/day";
import type { PictureJson } from "@iotd/core/picture";
import { formatDay } from "../../format-day.ts";
import { Thumbnail } from "../shared/thumbnail.tsx";

type TileProps = {
  readonly href: string;
  readonly picture: PictureJson;
  /** `YYYY-MM-DD`, in the site's time zone. */
  readonly day: Day;
};

/** In pixels. Wide enough for four tiles in the widest windows. */
const widest = 1280;

/** A link to a picture: its thumbnail, name and day. */
export const Tile = ({ href, picture, day }: TileProps) => (
  <a class="tile" href={href}>
    <Thumbnail picture={picture} sizes="(min-width: 44rem) 25vw, 50vw" alt="" widest={widest} />
    <span class="name">{picture.name}</span>
    <time datetime={day}>{formatDay(day)}</time>
  </a>
);
