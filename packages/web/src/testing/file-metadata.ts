import { crc32 } from "node:zlib";

type Translations = Readonly<Record<string, string>>;

const escapeXml = (text: string) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
const alternatives = (tag: string, translations: Translations = {}) =>
  Object.keys(translations).length === 0
    ? ""
    : `<${tag}><rdf:Alt>${Object.entries(translations)
        .map(([language, text]) => `<rdf:li xml:lang="${language}">${escapeXml(text)}</rdf:li>`)
        .join("")}</rdf:Alt></${tag}>`;

/** An XMP packet as Lightroom and exiftool write it. The texts are by language; `x-default` is the default. */
export const anXmpPacket = (words: {
  readonly title?: Translations;
  readonly description?: Translations;
  readonly alt?: Translations;
  readonly creators?: readonly string[];
}): string =>
  `<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:Iptc4xmpCore="http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/">
${alternatives("dc:title", words.title)}
${alternatives("dc:description", words.description)}
${alternatives("Iptc4xmpCore:AltTextAccessibility", words.alt)}
${words.creators ? `<dc:creator><rdf:Seq>${words.creators.map((name) => `<rdf:li>${escapeXml(name)}</rdf:li>`).join("")}</rdf:Seq></dc:creator>` : ""}
</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="w"?>`;

/** Record 2 of IPTC IIM 4.2, section 6: https://www.iptc.org/std/IIM/4.2/specification/IIMV4.2.pdf */
const datasets = { "Object Name": 5, Byline: 80, Caption: 120 } as const;

/** The JPEG with these texts in an IPTC block in UTF-8, in the Photoshop segment where programs store it. */
export function withIptc(
  jpeg: Buffer,
  words: Readonly<Partial<Record<keyof typeof datasets, string>>>,
): Buffer {
  const dataset = (record: number, number: number, bytes: Buffer) =>
    Buffer.concat([Buffer.from([0x1c, record, number]), uint16(bytes.length), bytes]);
  const iim = Buffer.concat([
    dataset(1, 90, Buffer.from("\x1b%G")),
    ...Object.entries(datasets).flatMap(([name, number]) => {
      const text = Object.entries(words).find(([key]) => key === name)?.[1];
      return text === undefined ? [] : [dataset(2, number, Buffer.from(text))];
    }),
  ]);
  const resource = Buffer.concat([
    Buffer.from("8BIM\x04\x04\0\0", "latin1"),
    uint16(0),
    uint16(iim.length),
    iim,
    Buffer.alloc(iim.length % 2),
  ]);
  const payload = Buffer.concat([Buffer.from("Photoshop 3.0\0"), resource]);
  const segment = Buffer.concat([Buffer.from([0xff, 0xed]), uint16(payload.length + 2), payload]);
  return Buffer.concat([jpeg.subarray(0, 2), segment, jpeg.subarray(2)]);
}

/** The PNG with a text chunk after its header, where programs store XMP and the keywords of PNG. */
export function withPngText(png: Buffer, keyword: string, text: string): Buffer {
  const endOfHeader = 33;
  const content = Buffer.concat([
    Buffer.from("iTXt"),
    Buffer.from(`${keyword}\0\0\0\0\0`, "latin1"),
    Buffer.from(text),
  ]);
  const chunk = Buffer.concat([uint32(content.length - 4), content, uint32(crc32(content))]);
  return Buffer.concat([png.subarray(0, endOfHeader), chunk, png.subarray(endOfHeader)]);
}

function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
}

function uint16(value: number): Buffer {
  const bytes = Buffer.alloc(2);
  bytes.writeUInt16BE(value);
  return bytes;
}
