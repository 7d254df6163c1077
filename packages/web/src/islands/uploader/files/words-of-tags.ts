import { forEachText, type PictureText } from "@iotd/core/picture/texts";
import { memberOf, stringOf } from "../../shared/json-value.ts";

/** What the metadata of a file says about its picture; empty texts where it says nothing. */
export type FileWords = Readonly<Record<PictureText, string>>;

/** What cameras write into the fields that are meant for the photographer. */
const meaningless =
  /^(olympus digital camera|sony dsc|samsung camera pictures|dcim.*|default|untitled|dji_?\d*|.*\.(jpe?g|png|tiff?|webp|avif|dng))$/i;

/**
 * The description of a picture from its tags, as ExifReader groups them. XMP has priority over IPTC,
 * and IPTC over Exif, as the Metadata Working Group recommends; the fields are those of the IPTC
 * Photo Metadata Standard: https://www.iptc.org/std/photometadata/specification/IPTC-PhotoMetadata
 */
export function wordsOfTags(tags: unknown): FileWords {
  const group = (key: string) => (name: string) => text(memberOf(memberOf(tags, key), name));
  const [xmp, iptc, exif, png] = [group("xmp"), group("iptc"), group("exif"), group("png")];
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
    ...forEachText(() => ""),
    name: oneLine(name),
    // Some programs write the same text into both.
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

/** The text of a tag: in the default language if there are several, with all names if it lists people. */
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

/** Old cameras pad their fields with NULs and spaces. */
const clean = (words: string) => words.replaceAll("\0", "").normalize("NFC").trim();
