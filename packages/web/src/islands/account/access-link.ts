const linkForm = document.querySelector<HTMLFormElement>("#access-link");
const linkField = document.querySelector<HTMLInputElement>("#secret");

/** Posts the secret in the fragment of the address, and removes it from the address. */
function followLink(): void {
  const secret = window.location.hash.slice(1);
  if (!linkForm || !linkField || secret === "") return;
  window.history.replaceState(null, "", window.location.pathname);
  linkField.value = secret;
  linkForm.requestSubmit();
}

followLink();
// A second link, opened in the same tab, does not load the page again.
window.addEventListener("hashchange", followLink);
