import type { PhotoName } from "@iotd/core/testing";

/** A photograph of the tests and its texts, for the demonstration and the documentation. */
export type ShowcasePicture = {
  readonly photo: PhotoName;
  readonly name: string;
  readonly tagline: string;
  readonly alt: string;
  readonly credit: string;
};

/** The photographs with their texts, in the order of their days. */
export const showcase: readonly [...ShowcasePicture[], ShowcasePicture] = [
  {
    photo: "chelsea.png",
    name: "Chelsea",
    tagline: "She has heard the tin being opened, two rooms away, and is thinking it over.",
    alt: "The face of a sandy tabby cat with green eyes, close up, looking past the camera.",
    credit: "Stéfan van der Walt",
  },
  {
    photo: "coffee.png",
    name: "Before the First Sip",
    tagline: "A small espresso at Pikolo in Montréal, at the moment when nobody has spoken yet.",
    alt: "A red cup, half full of espresso, with a small spoon on its saucer, on a worn wooden table.",
    credit: "Rachel Michetti, Pikolo Espresso Bar",
  },
  {
    photo: "rocket.jpg",
    name: "DSCOVR, Before Launch",
    tagline:
      "A Falcon 9 waits at dusk to carry an observatory to where it sees the whole sunlit Earth.",
    alt: "A slender white rocket stands between four lattice towers against a deep blue evening sky, with bright lamps at its foot.",
    credit: "SpaceX",
  },
  {
    photo: "astronaut.png",
    name: "Eileen Collins",
    tagline:
      "The first woman to pilot the Space Shuttle and, four years later, the first to command one.",
    alt: "A smiling astronaut in an orange launch suit, her helmet beside her, between a flag and a model of the Space Shuttle.",
    credit: "NASA",
  },
  {
    photo: "hubble_deep_field.jpg",
    name: "Hubble eXtreme Deep Field",
    tagline:
      "Ten years of looking at one small patch of dark sky, added up. Nearly every speck is a galaxy, and the faintest sent their light more than thirteen billion years ago.",
    alt: "Thousands of galaxies, small smudges of white, amber and blue, scattered over a black sky.",
    credit: "NASA",
  },
];
