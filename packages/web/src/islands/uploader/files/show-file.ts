import { formatByteSize } from "../../../format-byte-size.ts";
import type { CardParts } from "../card/card-parts.ts";
import { pixelsFault } from "./file-fault.ts";
import type { UsableFile } from "./usable-file.ts";

/** What the preview of a file shows: its width in pixels, and why it cannot be uploaded as a sentence. */
export type Shown = { readonly width?: number; readonly fault?: string };

/** Shows a file in its card. Resolves when the browser has read it, or cannot read it. */
export function showFile(
  { preview, chosen, title, form }: CardParts,
  { file, convertedFrom }: UsableFile,
): Promise<Shown> {
  hidePreview(preview);
  title.textContent = file.name;
  const converted = convertedFrom === undefined ? [] : [`converted from ${convertedFrom}`];
  const describe = (...facts: readonly string[]) => {
    chosen.textContent = [formatByteSize(file.size), ...facts, ...converted].join(" · ");
  };
  describe();
  return new Promise((resolve) => {
    preview.onload = () => {
      preview.hidden = false;
      form.classList.add("has-preview");
      const { naturalWidth: width, naturalHeight: height } = preview;
      describe(`${width} × ${height} pixels`);
      const fault = pixelsFault(width, height);
      if (fault !== undefined) hidePreview(preview);
      resolve({ width, ...(fault !== undefined && { fault }) });
    };
    // Some browsers cannot show AVIF. Only the service decides whether a file is a valid image.
    preview.onerror = () => {
      form.classList.remove("has-preview");
      describe("this browser cannot preview it");
      resolve({});
    };
    preview.src = URL.createObjectURL(file);
  });
}

/** Hides the preview and releases its memory. */
export function hidePreview(preview: HTMLImageElement): void {
  preview.onload = null;
  preview.onerror = null;
  if (preview.src.startsWith("blob:")) URL.revokeObjectURL(preview.src);
  preview.hidden = true;
  preview.removeAttribute("src");
}
