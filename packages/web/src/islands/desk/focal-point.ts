import { focalPicker } from "../shared/focal-picker.ts";

for (const fields of document.querySelectorAll(
  '[data-part="focal"]:has([data-part="focal-picture"])',
)) {
  if (fields instanceof HTMLFieldSetElement) focalPicker(fields);
}
