/** Chooses all pictures of the list at once, and says how many are chosen. The list works without it. */
const form = document.getElementById("bulk");
const label = form?.querySelector(".label");
const corner = form?.querySelector<HTMLElement>("[data-choose-all]");
const all = corner?.querySelector("input");
const choices = [...document.querySelectorAll<HTMLInputElement>("input[name=ids][form=bulk]")];

function tell(): void {
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
    tell();
  });
  for (const choice of choices) choice.addEventListener("change", tell);
  // Browsers keep what was checked over a reload.
  tell();
}
