import { XMLParser, XMLValidator } from "fast-xml-parser";
import { AnnalistError } from "../../kit/errors.js";
import { LIMITS } from "../archives/limits.js";

/** An element: its children by name, its attributes by name with "@" before, its own words under "#". */
export interface Xml {
  readonly [name: string]: unknown;
}

/** Elements that are kept as they are written, for the HTML parser. */
const RAW = ["*.inlineXML", "*.inlineData"];

/**
 * An XML file as a tree, names without prefixes. Entities are never expanded: a file that declares some is refused with E_ARCHIVE_UNSAFE,
 * as is one of more than LIMITS.xmlDepth elements inside one another; one that is not well-formed with E_XML_INVALID.
 */
export function parseXml(text: string): Xml {
  if (/<!DOCTYPE|<!ENTITY/iu.test(text)) throw new AnnalistError("E_ARCHIVE_UNSAFE", "the XML has a DOCTYPE, which may declare entities");
  const valid = validated(text);
  if (valid !== null) throw new AnnalistError("E_XML_INVALID", valid);
  try {
    return new XMLParser({
      ignoreAttributes: false,
      attributeNamePrefix: "@",
      textNodeName: "#",
      removeNSPrefix: true,
      parseTagValue: false,
      processEntities: false,
      maxNestedTags: LIMITS.xmlDepth,
      stopNodes: RAW,
    }).parse(text) as Xml;
  } catch (cause) {
    const deep = /nest/iu.test((cause as Error).message);
    throw new AnnalistError(
      deep ? "E_ARCHIVE_UNSAFE" : "E_XML_INVALID",
      deep ? `elements stand more than ${LIMITS.xmlDepth} deep` : (cause as Error).message,
      null,
      { cause },
    );
  }
}

function validated(text: string): string | null {
  const result = XMLValidator.validate(text);
  return result === true ? null : `${result.err.msg} (line ${result.err.line})`;
}

/** All children of a name, none where there is none. */
export function children(of: unknown, name: string): readonly unknown[] {
  const child = isXml(of) ? of[name] : undefined;
  return child === undefined ? [] : Array.isArray(child) ? child : [child];
}

/** The first element on a way of names. */
export const first = (of: unknown, ...way: readonly string[]): unknown => way.reduce<unknown>((at, name) => children(at, name)[0], of);

/** An element's own words, with the five predefined entities and the numbered ones resolved; null where it has none. */
export function wordsOf(of: unknown): string | null {
  const own = typeof of === "string" ? of : isXml(of) && typeof of["#"] === "string" ? of["#"] : null;
  return own === null || own.trim() === "" ? null : resolved(own.trim());
}

/** An attribute's value. */
export function attribute(of: unknown, name: string): string | null {
  const value = isXml(of) ? of[`@${name}`] : undefined;
  return typeof value === "string" && value !== "" ? resolved(value) : null;
}

const isXml = (value: unknown): value is Xml => typeof value === "object" && value !== null && !Array.isArray(value);

const PREDEFINED: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };
const resolved = (text: string): string =>
  text.replace(/&(?:(amp|lt|gt|quot|apos)|#(\d{1,7})|#x([\da-f]{1,6}));/giu, (whole, name?: string, decimal?: string, hex?: string) => {
    if (name !== undefined) return PREDEFINED[name.toLowerCase()] ?? whole;
    const code = decimal !== undefined ? Number(decimal) : parseInt(hex ?? "", 16);
    return code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff) ? String.fromCodePoint(code) : whole;
  });
