/**
 * Appends the next page of the archive when the reader scrolls near the end, instead of following the
 * link “Older”. The URL changes with the scroll position, so that a reload, a bookmark and the Back
 * button lead to about the same place.
 */
const grid = document.querySelector('[data-part="grid"]');
const liveStatus = document.querySelector('[data-part="status"]');

/** The next page is fetched when its link is one window height away. */
const ahead = "100% 0px";

/** The first element of a page, and its URL. */
type Page = { readonly first: Element; readonly address: string };
const pages: Page[] = [];

const olderLink = (root: ParentNode) => root.querySelector<HTMLAnchorElement>('a[rel="next"]');

function watch(link: HTMLAnchorElement): void {
  const observer = new IntersectionObserver(
    (entries) => {
      if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
      observer.disconnect();
      // If that fails, the reader can still follow the link.
      append(link).catch(() => grid?.removeAttribute("aria-busy"));
    },
    { rootMargin: ahead },
  );
  observer.observe(link);
}

async function append(link: HTMLAnchorElement): Promise<void> {
  if (!grid) return;
  grid.setAttribute("aria-busy", "true");
  const answer = await fetch(link.href);
  if (!answer.ok) throw new Error(`the next page is answered with ${answer.status}`);
  const next = new DOMParser().parseFromString(await answer.text(), "text/html");
  const items = [...next.querySelectorAll('[data-part="grid"] > li')];
  grid.append(...items);
  grid.removeAttribute("aria-busy");
  const [first] = items;
  if (first) pages.push({ first, address: link.href });
  const following = olderLink(next);
  if (liveStatus) {
    liveStatus.textContent = `${items.length} older pictures added${following ? "" : ", the last ones"}.`;
  }
  if (following) {
    // The same link element stays, so that it keeps the focus.
    link.href = following.getAttribute("href") ?? "";
    watch(link);
  } else link.remove();
}

let isDue = false;
function showAddress(): void {
  isDue = false;
  const isReached = ({ first }: Page) => first.getBoundingClientRect().top < innerHeight / 2;
  const read = pages.findLast(isReached) ?? pages[0];
  if (!read || read.address === location.href) return;
  history.replaceState(history.state, "", read.address);
  // After a reload the page is shorter, so the old scroll position would be wrong.
  history.scrollRestoration = "manual";
}

const [first] = grid?.children ?? [];
const link = olderLink(document);
if (first && link) {
  pages.push({ first, address: location.href });
  watch(link);
  addEventListener(
    "scroll",
    () => {
      if (isDue) return;
      isDue = true;
      requestAnimationFrame(showAddress);
    },
    { passive: true },
  );
}
