import type { PictureJson } from "@iotd/core/picture";
import { formatDay } from "../../format-day.ts";
import { paths } from "../../paths.ts";
import { focalClasses } from "../shared/focal-classes.ts";
import { placeholderUrl } from "../shared/placeholder.ts";
import { ResponsiveImage } from "../shared/responsive-image.tsx";

/**
 * The shapes for which the stylesheet decides when a picture may fill the window. A picture that has
 * none of them, such as a panorama, is never cropped.
 */
const shapes = [
  { name: "9-16", ratio: 9 / 16 },
  { name: "2-3", ratio: 2 / 3 },
  { name: "3-4", ratio: 3 / 4 },
  { name: "1-1", ratio: 1 },
  { name: "4-3", ratio: 4 / 3 },
  { name: "3-2", ratio: 3 / 2 },
  { name: "16-9", ratio: 16 / 9 },
  { name: "2-1", ratio: 2 },
] as const;
/** The greatest difference between a picture and its shape: the logarithm of the quotient of their ratios. */
const shapeTolerance = 0.065;
/** In a landscape window, the text is placed next to pictures of a smaller ratio. */
const uprightBelow = 1.2;
/** The greatest factor by which a picture is enlarged; beyond it, pictures look blurred. */
const enlargement = 2;
/** The greatest widths, in CSS pixels, for which the stylesheet has a class. */
const reaches: readonly number[] = [640, 960, 1280, 1920, 2560];
const unlimitedFrom = 3_200;
/** A picture that fills the window is drawn wider than the window by at most this factor. */
const bleed = 1.15;
/** Originals at least this wide (in pixels) may be cropped to fill a window of any size. */
const largeWidth = 1_600;
/** Originals at least this wide (in pixels) may be cropped to fill a window of up to 1200 pixels. */
const mediumWidth = 640;
/**
 * A picture with a focal point fills every window that its original is large enough for, if its ratio is
 * in this range. Of a panorama, a phone would show only a narrow part.
 */
const focusable = { from: 0.45, to: 2.4 } as const;
/** The greatest width of a window that medium originals may fill; stage.css has the same value. */
const mediumWindow = "75rem";

type StageProps = {
  readonly picture: PictureJson;
  /** The URL that is printed below the picture. */
  readonly address: string;
  /** `YYYY-MM-DD`. */
  readonly day: string;
  readonly previousDay: string | null;
  readonly nextDay: string | null;
};

/** One picture in the full window, with its texts and links to the previous and the next day. */
export const Stage = ({ picture, address, day, previousDay, nextDay }: StageProps) => {
  const backdrop = placeholderUrl(picture.placeholder);
  return (
    <main id="main" class={`stage ${shapeClasses(picture)}`}>
      {backdrop ? <img class="backdrop" src={backdrop} alt="" /> : null}
      <FullPicture picture={picture} />
      <article class="caption">
        <p class="date">
          <time datetime={day}>{formatDay(day)}</time>
        </p>
        <h1>{picture.name}</h1>
        <p class="tagline">{picture.tagline}</p>
        {picture.credit ? (
          <p class="credit">
            <span class="visually-hidden">Credit: </span>
            {picture.credit}
          </p>
        ) : null}
        <p class="address">{address}</p>
      </article>
      <nav class="days" aria-label="Days">
        {previousDay ? (
          <a rel="prev" href={paths.day(previousDay)}>
            <span aria-hidden="true">←</span> Previous<span class="visually-hidden"> day</span>
          </a>
        ) : null}
        {nextDay ? (
          <a rel="next" href={paths.day(nextDay)}>
            Next<span class="visually-hidden"> day</span> <span aria-hidden="true">→</span>
          </a>
        ) : null}
      </nav>
    </main>
  );
};

const FullPicture = ({ picture }: { readonly picture: PictureJson }) => {
  const { image, width, height } = picture;
  if (!image || !width || !height) return null;
  return (
    <ResponsiveImage
      class="picture"
      image={image}
      sizes={sizesOf(width, height, isFocused(picture))}
      width={width}
      height={height}
      alt={picture.alt ?? picture.name}
      fetchPriority="high"
    />
  );
};

/** The attribute `sizes`: the width at which the picture is drawn, so that browsers choose a variant. */
function sizesOf(width: number, height: number, fillsWindow: boolean): string {
  const reach = reachOf(width);
  const shares = [`${percent(bleed)}vw`, `${percent((bleed * width) / height)}vh`];
  const whole = `min(${[...(reach ? [`${reach}px`] : []), ...shares].join(", ")})`;
  const filled = `max(100vw, ${percent(width / height)}vh)`;
  if (!fillsWindow || width < mediumWidth) return whole;
  return width < largeWidth ? `(max-width: ${mediumWindow}) ${filled}, ${whole}` : filled;
}

function isFocused({ focalPoint, width, height }: PictureJson): boolean {
  if (!focalPoint || !width || !height) return false;
  return width / height >= focusable.from && width / height <= focusable.to;
}

const percent = (share: number) => Math.ceil(share * 100);

/** The step nearest to the greatest width (in CSS pixels) of an original; undefined if the width has no limit. */
function reachOf(width: number): number | undefined {
  const wanted = width * enlargement;
  if (wanted > unlimitedFrom) return undefined;
  return reaches.reduce((best, reach) =>
    Math.abs(reach - wanted) < Math.abs(best - wanted) ? reach : best,
  );
}

function shapeClasses(picture: PictureJson): string {
  const { width, height } = picture;
  if (!width || !height) return "";
  const ratio = width / height;
  const distanceTo = (other: number) => Math.abs(Math.log(ratio / other));
  const reach = reachOf(width);
  const shape = shapes.find((candidate) => distanceTo(candidate.ratio) < shapeTolerance);
  return [
    shape && `shape-${shape.name}`,
    reach && `reach-${reach}`,
    ratio < uprightBelow && "upright",
    width >= largeWidth && "large",
    width >= mediumWidth && "medium",
    isFocused(picture) && "focused",
    focalClasses(picture.focalPoint),
  ]
    .filter(Boolean)
    .join(" ");
}
