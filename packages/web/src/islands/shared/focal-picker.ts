import { find, findPart } from "./find-part.ts";
import { inputOfPoint, movedPoint, type Point, pointOfInput } from "./focal-point-input.ts";

/** Reads and clears the focal point that a person set. */
export type FocalPicker = {
  /** The point in the fields; null for the middle. */
  readonly point: () => Point | null;
  /** Empties the fields. */
  readonly clear: () => void;
  /** The first field. */
  readonly input: HTMLInputElement;
};

/**
 * Sets the two number fields of focal-point-fields.tsx by a click on the picture and by arrow keys. The
 * form still sends the fields, and screen readers use them.
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
    // The content security policy forbids inline styles, but allows changes through the CSSOM.
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
    // A key press on the ring is a click too, but has no coordinates.
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
