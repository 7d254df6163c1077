import { formatByteSize } from "../../../format-byte-size.ts";
import type { CardParts } from "../card/card-parts.ts";
import { pixelsFault } from "./file-fault.ts";

/** Shows a file in its card. `onFault` hears why it cannot be uploaded, if its pixels tell that. */
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
  // Some browsers cannot show AVIF; what cannot be read at all is for the service to say.
  preview.onerror = () => {
    form.classList.remove("has-preview");
    chosen.textContent = `${size} · this browser cannot preview it`;
  };
  preview.src = URL.createObjectURL(file);
}

/** Takes the picture away and gives its memory back. */
export function hidePreview(preview: HTMLImageElement): void {
  preview.onload = null;
  preview.onerror = null;
  if (preview.src.startsWith("blob:")) URL.revokeObjectURL(preview.src);
  preview.hidden = true;
  preview.removeAttribute("src");
}
