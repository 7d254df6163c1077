/** Each button with `data-copy` copies the text of the element with that id. Shown if the browser supports it. */
for (const button of document.querySelectorAll<HTMLButtonElement>("button[data-copy]")) {
  const source = document.getElementById(button.dataset.copy ?? "");
  if (source && navigator.clipboard) {
    button.hidden = false;
    button.addEventListener("click", async () => {
      await navigator.clipboard.writeText(textOf(source));
      button.textContent = "Copied";
    });
  }
}

function textOf(source: HTMLElement): string {
  if (source instanceof HTMLTextAreaElement) {
    source.select();
    return source.value;
  }
  return [...source.children].map(({ textContent }) => textContent.trim()).join("\n");
}

export {};
