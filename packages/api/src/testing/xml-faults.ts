import { RelaxNGValidator, XmlDocument, XmlLibError, XsdValidator } from "libxml2-wasm";

/** The faults of `xml`, one line each; empty if it is valid. */
export type FindXmlFaults = (xml: string) => string[];

/** Validates against an XML Schema (its text). */
export const byXmlSchema = (schema: string): FindXmlFaults => {
  const validator = XsdValidator.fromDoc(XmlDocument.fromString(schema));
  return (xml) => faultsOf(() => validator.validate(XmlDocument.fromString(xml)));
};

/** Validates against a RELAX NG grammar in XML (its text). */
export const byRelaxNg = (grammar: string): FindXmlFaults => {
  const validator = RelaxNGValidator.fromDoc(XmlDocument.fromString(grammar));
  return (xml) => faultsOf(() => validator.validate(XmlDocument.fromString(xml)));
};

/** Text that is not XML has faults too. */
function faultsOf(validate: () => void): string[] {
  try {
    validate();
    return [];
  } catch (error) {
    if (error instanceof XmlLibError) return error.details.map(({ message }) => message);
    throw error;
  }
}
