/** A point of a picture: 0 to 1 of its width and of its height. */
export type Point = { readonly x: number; readonly y: number };

/** The values of the two fields: percent, or empty. */
type PointInput = { readonly focalX: string; readonly focalY: string };

/** The point of two fields; null if both are empty. If one is empty, it counts as 50 %. */
export function pointOfInput({ focalX, focalY }: PointInput): Point | null {
  if (focalX === "" && focalY === "") return null;
  return { x: shareOf(focalX), y: shareOf(focalY) };
}

/** The values of the fields for a point. A point outside the picture moves to its edge. */
export const inputOfPoint = ({ x, y }: Point): PointInput => ({
  focalX: percentOf(x),
  focalY: percentOf(y),
});

/** The point after an arrow key was pressed, in larger steps if `isLarge`. Undefined for any other key. */
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
