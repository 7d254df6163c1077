import sharp from "sharp";
import { describe, expect, it } from "vitest";
import { anXmpPacket, withIptc, withPngText } from "../../../testing/file-metadata.ts";
import { readFileWords } from "./read-file-words.ts";

const nothing = { name: "", tagline: "", alt: "", credit: "" };
const image = () => sharp({ create: { width: 64, height: 48, channels: 3, background: "teal" } });
const read = (bytes: Buffer) => readFileWords(Uint8Array.from(bytes).buffer);
const xmp = anXmpPacket({
  title: { "de-DE": "Start", "x-default": "Lift-off, at last" },
  description: { "x-default": "It flies.\nHigher & higher." },
  creators: ["Ann", "Bob"],
  alt: { "x-default": "A rocket over its flame" },
});
const iptc = { "Object Name": "Lift-off", Caption: "Él vuela.", Byline: "Ann" } as const;

describe("readFileWords", () => {
  it.each([
    ["JPEG", () => image().withXmp(xmp).jpeg().toBuffer()],
    ["WebP", () => image().withXmp(xmp).webp().toBuffer()],
    ["AVIF", () => image().withXmp(xmp).avif().toBuffer()],
    ["PNG", async () => withPngText(await image().png().toBuffer(), "XML:com.adobe.xmp", xmp)],
  ])("reads the XMP of a %s", async (_, make) => {
    expect(await read(await make())).toEqual({
      name: "Lift-off, at last",
      tagline: "It flies.\nHigher & higher.",
      alt: "A rocket over its flame",
      credit: "Ann, Bob",
    });
  });

  it("reads the texts of a PNG", async () => {
    const png = await image().png().toBuffer();

    expect(await read(withPngText(png, "Title", "Lift-off"))).toMatchObject({ name: "Lift-off" });
  });

  it("reads the IPTC of a JPEG", async () => {
    expect(await read(withIptc(await image().jpeg().toBuffer(), iptc))).toEqual({
      name: "Lift-off",
      tagline: "Él vuela.",
      alt: "",
      credit: "Ann",
    });
  });

  it("prefers XMP to IPTC, and uses IPTC for what XMP does not contain", async () => {
    const packet = anXmpPacket({ title: { "x-default": "From XMP" } });
    const jpeg = await image().withXmp(packet).jpeg().toBuffer();

    expect(await read(withIptc(jpeg, iptc))).toMatchObject({
      name: "From XMP",
      tagline: "Él vuela.",
    });
  });

  it("reads Exif if there is nothing else", async () => {
    const exif = { IFD0: { ImageDescription: "It flies.", Artist: "Ann", Copyright: "NASA" } };

    expect(await read(await image().withExif(exif).jpeg().toBuffer())).toEqual({
      ...nothing,
      tagline: "It flies.",
      credit: "Ann",
    });
  });

  it("uses the copyright as the credit if there is no author", async () => {
    const exif = { IFD0: { Copyright: "NASA" } };

    expect(await read(await image().withExif(exif).jpeg().toBuffer())).toMatchObject({
      credit: "NASA",
    });
  });

  it.each(["OLYMPUS DIGITAL CAMERA", "SONY DSC", "DCIM\\100MEDIA\\DJI_0001.JPG", "  "])(
    "ignores %j, which a camera wrote",
    async (words) => {
      const exif = { IFD0: { ImageDescription: words } };

      expect(await read(await image().withExif(exif).jpeg().toBuffer())).toEqual(nothing);
    },
  );

  it("leaves the tagline empty if it repeats the name", async () => {
    const same = { "x-default": "Lift-off" };
    const packet = anXmpPacket({ title: same, description: same });

    expect(await read(await image().withXmp(packet).jpeg().toBuffer())).toMatchObject({
      name: "Lift-off",
      tagline: "",
    });
  });

  it("finds nothing in a file without metadata", async () => {
    expect(await read(await image().jpeg().toBuffer())).toEqual(nothing);
  });

  it.each([
    ["no image", Buffer.from("Buy milk.")],
    ["nothing at all", Buffer.alloc(0)],
    ["a cut-off JPEG", Buffer.from("ffd8ffe1ffff45786966000049492a00ff", "hex")],
  ])("finds nothing in %s", async (_, bytes) => {
    expect(await read(bytes)).toEqual(nothing);
  });

  it("does not fail on XMP that is not XML, nor on Exif with invalid offsets", async () => {
    const broken = await image().withXmp(xmp.replace("</rdf:RDF>", "<<<")).jpeg().toBuffer();
    const whole = await image()
      .withExif({ IFD0: { Artist: "Ann" } })
      .jpeg()
      .toBuffer();
    const at = whole.indexOf("Exif\0\0") + 10;
    const invalid = Buffer.from(whole);
    invalid.fill(0xff, at, at + 40);

    expect(await read(broken)).toMatchObject({ name: "" });
    expect(await read(invalid)).toEqual(nothing);
  });
});
