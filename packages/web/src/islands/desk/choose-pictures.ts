/** Adds a checkbox that chooses all pictures of the list, and shows how many are chosen. */
const form = document.getElementById("bulk");
const label = form?.querySelector(".label");
const corner = form?.querySelector<HTMLElement>("[data-choose-all]");
const all = corner?.querySelector("input");
const choices = [...document.querySelectorAll<HTMLInputElement>("input[name=ids][form=bulk]")];

function showCount(): void {
  const chosen = choices.filter(({ checked }) => checked).length;
  if (label) label.textContent = chosen === 0 ? "None chosen" : `${chosen} chosen`;
  if (!all) return;
  all.checked = chosen === choices.length;
  all.indeterminate = chosen > 0 && chosen < choices.length;
}

if (corner && all) {
  corner.hidden = false;
  all.addEventListener("change", () => {
    for (const choice of choices) choice.checked = all.checked;
    showCount();
  });
  for (const choice of choices) choice.addEventListener("change", showCount);
  // Browsers keep checkboxes checked after a reload.
  showCount();
}
