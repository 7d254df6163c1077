/** A photograph of the demonstration and its texts. */
export type DemoPicture = {
  /** The photograph. */
  readonly file: URL;
  readonly name: string;
  readonly tagline: string;
  readonly alt: string;
  /** The photographer and, if the licence asks for it, the licence. */
  readonly credit: string;
  /** The point, from 0 to 1, that stays visible when the photograph is cropped. @default the centre */
  readonly focalPoint?: { readonly x: number; readonly y: number };
};

/** The photograph of that name in `packages/local/demo/photos`; SOURCES.md has the photographers and licences. */
export const demoPhoto = (name: string): URL =>
  new URL(`../../demo/photos/${name}.jpg`, import.meta.url);
