/** A value of the query protocol. */
export type XmlValue =
  | string
  | undefined
  | readonly XmlValue[]
  | { readonly [name: string]: XmlValue };

/** The XML of AWS's query protocol: items of a list are `member`s, and undefined values are left out. */
export function toXml(value: XmlValue): string {
  if (value === undefined) return "";
  if (typeof value === "string") return escapeXml(value);
  if (isList(value)) return value.map((item) => `<member>${toXml(item)}</member>`).join("");
  return Object.entries(value)
    .filter(([, content]) => content !== undefined)
    .map(([name, content]) => `<${name}>${toXml(content)}</${name}>`)
    .join("");
}

const isList = (value: XmlValue): value is readonly XmlValue[] => Array.isArray(value);

const escapeXml = (value: string) =>
  value.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
