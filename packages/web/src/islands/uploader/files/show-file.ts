import { formatByteSize } from "../../../format-byte-size.ts";
import type { CardParts } from "../card/card-parts.ts";
import { pixelsFault } from "./file-fault.ts";

/** Shows a file in its card. Calls `onFault` with a sentence if it has too many pixels to be uploaded. */
export function showFile(
  { preview, chosen, title, form }: CardParts,
  file: File,
  onFault: (sentence: string) => void,
): void {
  hidePreview(preview);
  title.textContent = file.name;
  const size = formatByteSize(file.size);
  chosen.textContent = size;
  preview.onload = () => {
    preview.hidden = false;
    form.classList.add("has-preview");
    const { naturalWidth: width, naturalHeight: height } = preview;
    chosen.textContent = `${size} · ${width} × ${height} pixels`;
    const fault = pixelsFault(width, height);
    if (fault === undefined) return;
    hidePreview(preview);
    onFault(fault);
  };
  // Some browsers cannot show AVIF. Only the service decides whether a file is a valid image.
  preview.onerror = () => {
    form.classList.remove("has-preview");
    chosen.textContent = `${size} · this browser cannot preview it`;
  };
  preview.src = URL.createObjectURL(file);
}

/** Hides the preview and releases its memory. */
export function hidePreview(preview: HTMLImageElement): void {
  preview.onload = null;
  preview.onerror = null;
  if (preview.src.startsWith("blob:")) URL.revokeObjectURL(preview.src);
  preview.hidden = true;
  preview.removeAttribute("src");
}
