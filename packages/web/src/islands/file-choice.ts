import { formatByteSize } from "../format-byte-size.ts";
import { fileFault, pixelsFault } from "./file-fault.ts";
import { showFileFault } from "./show-faults.ts";
import type { UploadParts } from "./upload-parts.ts";

/**
 * Shows what is chosen in the file field, and refuses at once what cannot be uploaded. Returns the
 * chosen file, undefined if there is none or it was refused.
 */
export function showChosenFile(parts: UploadParts): File | undefined {
  const file = parts.file.files?.[0];
  const fault = file && fileFault(file);
  showFileFault(parts, fault);
  showPreview(parts, fault ? undefined : file);
  if (fault) parts.file.value = "";
  return fault ? undefined : file;
}

function showPreview(parts: UploadParts, file: File | undefined): void {
  const { preview, chosen, drop } = parts;
  if (preview.src.startsWith("blob:")) URL.revokeObjectURL(preview.src);
  preview.hidden = true;
  preview.removeAttribute("src");
  drop.classList.toggle("has-file", file !== undefined);
  chosen.textContent = file ? `${file.name} · ${formatByteSize(file.size)}` : "";
  if (!file) return;
  const url = URL.createObjectURL(file);
  preview.onload = () => {
    preview.hidden = false;
    const { naturalWidth: width, naturalHeight: height } = preview;
    chosen.textContent = `${file.name} · ${formatByteSize(file.size)} · ${width} × ${height} pixels`;
    const fault = pixelsFault(width, height);
    if (!fault) return;
    parts.file.value = "";
    showPreview(parts, undefined);
    showFileFault(parts, fault);
  };
  // Some browsers cannot show AVIF; what cannot be read at all is for the service to say.
  preview.onerror = () => {
    chosen.textContent = `${file.name} · ${formatByteSize(file.size)} · this browser cannot preview it`;
  };
  preview.src = url;
}

/** Takes files dropped anywhere on the page or pasted into it, while `isOpen`, as if they were chosen in the field. */
export function takeDroppedAndPasted(
  { file: field, drop }: UploadParts,
  isOpen: () => boolean,
): void {
  const take = (file: File | undefined) => {
    if (!file || !isOpen()) return;
    const transfer = new DataTransfer();
    transfer.items.add(file);
    field.files = transfer.files;
    field.dispatchEvent(new Event("change", { bubbles: true }));
  };
  document.addEventListener("dragover", (event) => {
    if (!event.dataTransfer?.types.includes("Files")) return;
    // Without it the browser leaves the page to show the file.
    event.preventDefault();
    drop.classList.toggle("is-target", isOpen());
  });
  document.addEventListener("dragleave", (event) => {
    if (event.relatedTarget === null) drop.classList.remove("is-target");
  });
  document.addEventListener("drop", (event) => {
    if (!event.dataTransfer?.types.includes("Files")) return;
    event.preventDefault();
    drop.classList.remove("is-target");
    take(event.dataTransfer.files[0]);
  });
  document.addEventListener("paste", (event) => {
    const clipboard = event.clipboardData;
    // Text copied from an office program comes with a picture of itself.
    if (!clipboard || clipboard.types.includes("text/plain")) return;
    take(clipboard.files[0]);
  });
}
