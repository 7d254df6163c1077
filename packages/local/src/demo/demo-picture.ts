import * as z from "zod";

const folder = new URL("../../demo/", import.meta.url);

/** Reads an entry of `packages/local/demo/pictures.json`; SOURCES.md there has the photographers and licences. */
export const demoPictureSchema = z
  .object({
    /** A file in `packages/local/demo/photos`. */
    photo: z.string(),
    name: z.string(),
    tagline: z.string(),
    alt: z.string(),
    /** The photographer and, if the licence asks for it, the licence. */
    credit: z.string(),
    /** The point, from 0 to 1, that stays visible when the photograph is cropped. @default the centre */
    focalPoint: z.object({ x: z.number(), y: z.number() }).exactOptional(),
  })
  .transform(({ photo, ...texts }) => ({ ...texts, file: demoPhoto(photo) }));

/** A photograph of the demonstration and its texts. */
export type DemoPicture = z.infer<typeof demoPictureSchema>;

/** A photograph in `packages/local/demo/photos`, by its file name. */
export const demoPhoto = (fileName: string): URL => new URL(`photos/${fileName}`, folder);

/** The texts of the demonstration. */
export const demoTextsFile = new URL("pictures.json", folder);
