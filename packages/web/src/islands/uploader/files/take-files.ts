/** Where files come from: the field, anything dropped on the page, and what is pasted into it. */
export type FileSource = {
  readonly files: HTMLInputElement;
  readonly drop: HTMLElement;
};

/** Hands on the files that are chosen, dropped or pasted, while `isOpen`. */
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
    // The same file can be chosen again, and is not kept over a reload without its card.
    field.value = "";
  });
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
    takeAny(event.dataTransfer.files);
  });
  document.addEventListener("paste", (event) => {
    const clipboard = event.clipboardData;
    // Text copied from an office program comes with a picture of itself.
    if (!clipboard || clipboard.types.includes("text/plain")) return;
    takeAny(clipboard.files);
  });
}
