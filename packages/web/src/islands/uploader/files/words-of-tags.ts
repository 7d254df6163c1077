import { memberOf, stringOf } from "../../shared/json-value.ts";

/** What a file says of its picture; empty where it says nothing. */
export type FileWords = {
  readonly name: string;
  readonly tagline: string;
  readonly alt: string;
  readonly credit: string;
};

/** What cameras write where a photographer could have written something. */
const meaningless =
  /^(olympus digital camera|sony dsc|samsung camera pictures|dcim.*|default|untitled|dji_?\d*|.*\.(jpe?g|png|tiff?|webp|avif|dng))$/i;

/**
 * The words for a picture from its tags as ExifReader groups them. XMP goes before IPTC, which goes
 * before Exif, as the Metadata Working Group reads them; the fields are those of the IPTC Photo
 * Metadata Standard: https://www.iptc.org/std/photometadata/specification/IPTC-PhotoMetadata
 */
export function wordsOfTags(tags: unknown): FileWords {
  const xmp = (name: string) => text(memberOf(memberOf(tags, "xmp"), name));
  const iptc = (name: string) => text(memberOf(memberOf(tags, "iptc"), name));
  const exif = (name: string) => text(memberOf(memberOf(tags, "exif"), name));
  const png = (name: string) => text(memberOf(memberOf(tags, "png"), name));
  const name = first([
    xmp("title"),
    iptc("Object Name"),
    xmp("Headline"),
    iptc("Headline"),
    exif("XPTitle"),
    png("Title"),
  ]);
  const description = first([
    xmp("description"),
    iptc("Caption/Abstract"),
    exif("ImageDescription"),
    exif("XPComment"),
    png("Description"),
  ]);
  return {
    name: oneLine(name),
    // Some programs write one text into both.
    tagline: description === name ? "" : description,
    alt: first([xmp("AltTextAccessibility")]),
    credit: oneLine(
      first([
        xmp("creator"),
        iptc("By-line"),
        exif("Artist"),
        exif("XPAuthor"),
        png("Author"),
        xmp("Credit"),
        iptc("Credit"),
        xmp("rights"),
        iptc("Copyright Notice"),
        exif("Copyright"),
        png("Copyright"),
      ]),
    ),
  };
}

const first = (candidates: readonly string[]) =>
  candidates.find((candidate) => candidate !== "" && !meaningless.test(candidate)) ?? "";

const oneLine = (words: string) => words.replace(/\s+/g, " ");

/** The text of a tag: of a text in several languages the default one, of several people all. */
function text(tag: unknown): string {
  const value = memberOf(tag, "value");
  const isOfXmp = memberOf(tag, "attributes") !== undefined;
  const parts = isOfXmp && Array.isArray(value) ? value : [tag];
  const inDefault = parts.filter((part) => languageOf(part) === "x-default");
  const isTranslated = parts.some((part) => languageOf(part) !== undefined);
  const chosen = isTranslated ? [inDefault[0] ?? parts[0]] : parts;
  return chosen
    .map((part) => clean(stringOf(part, "description") ?? ""))
    .filter((part) => part !== "")
    .join(", ");
}

const languageOf = (part: unknown) => stringOf(memberOf(part, "attributes"), "lang");

/** Old cameras fill up their fields with NULs and spaces. */
const clean = (words: string) => words.replaceAll("\0", "").normalize("NFC").trim();
