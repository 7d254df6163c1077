/**
 * Appends the next page of the archive as the reader comes near its end, where otherwise the link
 * “Older” leads. The address follows what is read, so that a reload, a bookmark and the way back
 * from a picture lead to about the same place.
 */
const grid = document.querySelector('[data-part="grid"]');
const announcement = document.querySelector('[data-part="status"]');

/** How far before its end the next page is fetched: about a window ahead. */
const ahead = "100% 0px";

/** Where a page begins, and its address. */
type Page = { readonly first: Element; readonly address: string };
const pages: Page[] = [];

const olderLink = (root: ParentNode) => root.querySelector<HTMLAnchorElement>('a[rel="next"]');

function watch(link: HTMLAnchorElement): void {
  const observer = new IntersectionObserver(
    (entries) => {
      if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
      observer.disconnect();
      // Where that fails the link is still there, to be followed.
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
  if (announcement) {
    announcement.textContent = `${items.length} older pictures added${following ? "" : ", the last ones"}.`;
  }
  if (following) {
    // The link itself stays, and with it the focus, if it is there.
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
  // A page that begins elsewhere would be scrolled to where the longer one was.
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
