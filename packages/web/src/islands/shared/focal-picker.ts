import { find, findPart } from "./find-part.ts";
import { inputOfPoint, movedPoint, type Point, pointOfInput } from "./focal-point-input.ts";

export type FocalPicker = {
  /** The point that the fields name; null for the middle. */
  readonly point: () => Point | null;
  /** Forgets the point, as for another picture. */
  readonly clear: () => void;
  /** The first of the two numbers. */
  readonly input: HTMLInputElement;
};

/**
 * Lets the two numbers of pages/focal-point-fields.tsx be set by clicking on the picture and by
 * arrow keys. The numbers remain the truth: they are what is sent, and what screen readers use.
 */
export function focalPicker(fields: HTMLFieldSetElement): FocalPicker {
  const x = find(fields, '[name="focalX"]', HTMLInputElement);
  const y = find(fields, '[name="focalY"]', HTMLInputElement);
  const picture = findPart(fields, "focal-picture", HTMLElement);
  const ring = findPart(fields, "focal-ring", HTMLButtonElement);
  const middle = findPart(fields, "focal-middle", HTMLButtonElement);
  const now = findPart(fields, "focal-now", HTMLOutputElement);
  const point = () => pointOfInput({ focalX: x.value, focalY: y.value });

  function show(): void {
    const { x: across, y: down } = point() ?? { x: 0.5, y: 0.5 };
    // Set through the CSSOM, which the policy against inline styles allows.
    ring.style.left = `${across * 100}%`;
    ring.style.top = `${down * 100}%`;
    ring.classList.toggle("is-set", point() !== null);
    middle.hidden = point() === null;
  }
  function set(target: Point): void {
    const { focalX, focalY } = inputOfPoint(target);
    x.value = focalX;
    y.value = focalY;
    now.value = `${focalX} % from the left, ${focalY} % from the top`;
    show();
  }
  function clear(): void {
    x.value = "";
    y.value = "";
    now.value = "The middle";
    show();
  }

  picture.addEventListener("click", (event) => {
    // A key on the ring clicks too, without a place.
    if (fields.disabled || event.detail === 0) return;
    const { left, top, width, height } = picture.getBoundingClientRect();
    set({ x: (event.clientX - left) / width, y: (event.clientY - top) / height });
  });
  ring.addEventListener("keydown", (event) => {
    const moved = movedPoint(point() ?? { x: 0.5, y: 0.5 }, event.key, event.shiftKey);
    if (!moved || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    set(moved);
  });
  middle.addEventListener("click", () => {
    clear();
    ring.focus();
  });
  for (const input of [x, y]) input.addEventListener("input", show);
  findPart(fields, "focal-how", HTMLElement).hidden = false;
  ring.hidden = false;
  show();
  return { point, clear, input: x };
}
