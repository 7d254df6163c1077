import type { FocalPoint } from "@iotd/core/picture";

/** In percent. The stylesheet has classes in these steps, because pages have no inline styles. */
const step = 10;

/** The classes of focal-point.css for a focal point; empty for the middle. */
export const focalClasses = (focalPoint: FocalPoint | null): string =>
  focalPoint ? `fx-${toStep(focalPoint.x)} fy-${toStep(focalPoint.y)}` : "";

const toStep = (share: number) => Math.round((share * 100) / step) * step;
