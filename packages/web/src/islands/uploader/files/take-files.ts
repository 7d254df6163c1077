/** The field for files, and the area that shows when files can be dropped on the page. */
export type FileSource = {
  readonly files: HTMLInputElement;
  readonly drop: HTMLElement;
};

/** Calls `take` with files that are chosen in the field, dropped on the page or pasted, while `isOpen`. */
export function takeFiles(
  { files: field, drop }: FileSource,
  isOpen: () => boolean,
  take: (files: readonly File[]) => void,
): void {
  const takeAny = (files: FileList | null | undefined) => {
    if (files?.length && isOpen()) take([...files]);
  };
  field.addEventListener("change", () => {
    takeAny(field.files);
    // So that the same file can be chosen again, and a reload does not keep a file without its card.
    field.value = "";
  });
  document.addEventListener("dragover", (event) => {
    if (!event.dataTransfer?.types.includes("Files")) return;
    // By default the browser leaves the page and shows the file.
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
    takeAny(event.dataTransfer.files);
  });
  document.addEventListener("paste", (event) => {
    const clipboard = event.clipboardData;
    // Office programs add a picture of the text to a text that is copied.
    if (!clipboard || clipboard.types.includes("text/plain")) return;
    takeAny(clipboard.files);
  });
}
