/**
 * Moves pictures in the calendar without a page load: by dragging, and by the forms that also work without
 * this script. The response is the updated calendar, in which a refused picture is back in its old place.
 */
const live = document.createElement("p");
live.className = "visually-hidden";
live.setAttribute("aria-live", "assertive");
document.body.append(live);

const connectionLost = "The connection was lost, so nothing was moved. Try again.";

async function send(form: HTMLFormElement): Promise<void> {
  const body = new URLSearchParams();
  for (const [name, value] of new FormData(form))
    if (typeof value === "string") body.set(name, value);
  const pictureId = new URL(form.action).pathname.split("/").at(-2);
  document.querySelector("main")?.setAttribute("aria-busy", "true");
  try {
    const answer = await fetch(form.action, { method: "POST", body });
    show(await answer.text(), pictureId);
  } catch (error) {
    // What fetch throws when there is no answer: https://fetch.spec.whatwg.org/#fetch-method
    if (!(error instanceof TypeError)) throw error;
    await putBack();
  }
}

function show(html: string, pictureId: string | undefined): void {
  const fresh = new DOMParser().parseFromString(html, "text/html").querySelector("main");
  // The response is another page, such as the sign-in page.
  if (!fresh?.querySelector("[data-calendar]")) {
    location.reload();
    return;
  }
  document.querySelector("main")?.replaceWith(document.adoptNode(fresh));
  before = undefined;
  makeDraggable();
  live.textContent = [...fresh.querySelectorAll(".notice p, .alert")]
    .map((p) => p.textContent)
    .join(" ");
  const picture = document.getElementById(`picture-${pictureId}`);
  (picture ?? fresh.querySelector<HTMLElement>(".notice"))?.focus();
}

/** The previous place of the picture that was dragged, until the server answers. */
let before:
  | { readonly picture: Element; readonly parent: Element; readonly next: Element | null }
  | undefined;

async function putBack(): Promise<void> {
  document.querySelector("main")?.removeAttribute("aria-busy");
  before?.parent.insertBefore(before.picture, before.next);
  live.textContent = connectionLost;
  const alert = document.createElement("p");
  alert.className = "alert";
  alert.textContent = connectionLost;
  document.querySelector("main")?.prepend(alert);
}

function makeDraggable(): void {
  for (const picture of document.querySelectorAll<HTMLElement>("[data-picture]")) {
    picture.draggable = true;
  }
}

const within = (event: Event, selector: string): HTMLElement | null =>
  event.target instanceof Element ? event.target.closest<HTMLElement>(selector) : null;

let dragged: HTMLElement | null = null;

document.addEventListener("dragstart", (event) => {
  dragged = within(event, "[data-picture]");
  if (!dragged || !event.dataTransfer) return;
  event.dataTransfer.effectAllowed = "move";
  event.dataTransfer.setData("text/plain", dragged.dataset.picture ?? "");
  dragged.classList.add("dragged");
});
document.addEventListener("dragend", () => {
  dragged?.classList.remove("dragged");
  markDay(null);
  dragged = null;
});
document.addEventListener("dragover", (event) => {
  const day = dragged && within(event, "[data-day]");
  markDay(day);
  if (day) event.preventDefault();
});
document.addEventListener("drop", (event) => {
  const day = within(event, "[data-day]");
  const form = dragged?.querySelector<HTMLFormElement>("form[data-calendar-form]");
  const input = form?.querySelector<HTMLInputElement>("input[name=day]");
  if (!day || !dragged?.parentElement || !form || !input) return;
  event.preventDefault();
  if (day.contains(dragged)) return;
  before = {
    picture: dragged,
    parent: dragged.parentElement,
    next: dragged.nextElementSibling,
  };
  day.append(dragged);
  input.value = day.dataset.day ?? "";
  // It shows failures on the page. Other errors are bugs and go to the console.
  void send(form);
});

function markDay(day: HTMLElement | null): void {
  for (const marked of document.querySelectorAll(".day.over")) {
    if (marked !== day) marked.classList.remove("over");
  }
  day?.classList.add("over");
}

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (!(form instanceof HTMLFormElement) || !form.matches("[data-calendar-form]")) return;
  event.preventDefault();
  void send(form);
});
makeDraggable();
