import type { ServerResponse } from "node:http";

/** An XML element; `content` is XML. */
export const element = (name: string, content: string): string => `<${name}>${content}</${name}>`;

/** An element for each of `texts`, which are escaped; none for undefined. */
export const textElements = (
  texts: Readonly<Record<string, string | number | boolean | undefined>>,
): string =>
  Object.entries(texts)
    .map(([name, text]) => (text === undefined ? "" : element(name, escapeText(`${text}`))))
    .join("");

// A parser would take a carriage return as it is for the end of a line.
const escapeText = (text: string): string =>
  text.replace(/[&<>"\r]/g, (character) => `&#${character.charCodeAt(0)};`);

/** Answers with an XML document. */
export const sendXml = (response: ServerResponse, status: number, root: string): void => {
  const xml = `<?xml version="1.0" encoding="UTF-8"?>\n${root}`;
  response.statusCode = status;
  response.setHeader("Content-Type", "application/xml");
  response.setHeader("Content-Length", Buffer.byteLength(xml));
  response.end(xml);
};

/** The content, which is XML, of each element named `name` in an XML document. */
export const findElements = (xml: string, name: string): string[] =>
  [...xml.matchAll(new RegExp(`<${name}>(.*?)</${name}>`, "gs"))].map(
    ([, content = ""]) => content,
  );

/** The text of each element named `name` in an XML document. */
export const findTexts = (xml: string, name: string): string[] =>
  findElements(xml, name).map((content) =>
    content.replace(/&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/gi, (whole, hexadecimal, decimal, entity) => {
      if (entity !== undefined) return entities[entity] ?? whole;
      const radix = hexadecimal === undefined ? 10 : 16;
      return String.fromCodePoint(Number.parseInt(hexadecimal ?? decimal, radix));
    }),
  );

const entities: Readonly<Record<string, string>> = {
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  apos: "'",
};
