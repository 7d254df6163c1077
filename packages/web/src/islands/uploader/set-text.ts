/** Sets the text of a live region. Screen readers would read it aloud again even if it is the same text. */
export function setText(element: HTMLElement, text: string): void {
  if (element.textContent !== text) element.textContent = text;
}
