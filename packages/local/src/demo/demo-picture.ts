/** A photograph of the demonstration and the words that belong to it. */
export type DemoPicture = {
  /** Where its file is. */
  readonly file: URL;
  readonly name: string;
  readonly tagline: string;
  readonly alt: string;
  /** Who made it and, where it asks for that, under which licence. */
  readonly credit: string;
  /** What stays in sight where the photograph is cropped, from 0 to 1; its middle without it. */
  readonly focalPoint?: { readonly x: number; readonly y: number };
};

/** The photograph of that name in `packages/local/demo/photos`, where SOURCES.md says whose it is. */
export const demoPhoto = (name: string): URL =>
  new URL(`../../demo/photos/${name}.jpg`, import.meta.url);
