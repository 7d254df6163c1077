/** The pages that docs/tour.md shows, and what their pictures in docs/images/tour are called. */
export const tourPages = [
  { name: "home", path: "/", isSignedIn: false },
  { name: "archive", path: "/archive", isSignedIn: false },
  { name: "upload", path: "/admin/pictures/new", isSignedIn: true },
  { name: "editors", path: "/admin", isSignedIn: true },
] as const;

/** The windows that they are shown in, in CSS pixels. */
export const tourWindows = {
  desktop: { width: 1280, height: 800 },
  phone: { width: 390, height: 844 },
} as const;

/** The largest that a picture of the tour may be. */
export const tourBytes = 300_000;
