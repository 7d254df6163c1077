import type { FocalPoint } from "@iotd/core/picture";

/** The stylesheet knows focal points in steps of ten per cent: pages carry no style of their own. */
const step = 10;

/** The classes that tell the stylesheet (focal-point.css) what not to crop; none for the middle. */
export const focalClasses = (focalPoint: FocalPoint | null): string =>
  focalPoint ? `fx-${toStep(focalPoint.x)} fy-${toStep(focalPoint.y)}` : "";

const toStep = (share: number) => Math.round((share * 100) / step) * step;
