/** 0 to 1 of the width and of the height. */
export type Point = { readonly x: number; readonly y: number };

/** What stands in the two fields: per cent, or nothing. */
export type PointInput = { readonly focalX: string; readonly focalY: string };

/** The point that two fields name; null where both are empty. One that is empty alone is the middle. */
export function pointOfInput({ focalX, focalY }: PointInput): Point | null {
  if (focalX === "" && focalY === "") return null;
  return { x: shareOf(focalX), y: shareOf(focalY) };
}

/** What to write into the fields for a point, which is brought into the picture first. */
export const inputOfPoint = ({ x, y }: Point): PointInput => ({
  focalX: percentOf(x),
  focalY: percentOf(y),
});

/** The point for a key that moves it, with Shift in larger steps; undefined for any other key. */
export function movedPoint(point: Point, key: string, isLarge: boolean): Point | undefined {
  const step = isLarge ? 0.1 : 0.01;
  switch (key) {
    case "ArrowLeft":
      return { ...point, x: point.x - step };
    case "ArrowRight":
      return { ...point, x: point.x + step };
    case "ArrowUp":
      return { ...point, y: point.y - step };
    case "ArrowDown":
      return { ...point, y: point.y + step };
    default:
      return undefined;
  }
}

const shareOf = (percent: string) =>
  percent === "" ? 0.5 : Math.round(Number(percent) * 10) / 1_000;
const percentOf = (share: number) =>
  String(Math.round(Math.min(1, Math.max(0, share)) * 1_000) / 10);
