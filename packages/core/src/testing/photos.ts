import { readFile } from "node:fs/promises";

/** The photographs in `packages/core/photos`, where SOURCES.md names their sources. */
export const photoNames = [
  "astronaut.png",
  "chelsea.png",
  "coffee.png",
  "hubble_deep_field.jpg",
  "rocket.jpg",
] as const;
export type PhotoName = (typeof photoNames)[number];

/** The bytes of a real photograph. */
export const photo = (name: PhotoName): Promise<Buffer> =>
  readFile(new URL(`../../photos/${name}`, import.meta.url));
