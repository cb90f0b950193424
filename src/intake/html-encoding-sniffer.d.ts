declare module "html-encoding-sniffer" {
  /** The WHATWG sniffing algorithm: the encoding's name by byte-order mark, transport or meta element, else the default given. */
  export default function htmlEncodingSniffer(
    bytes: Uint8Array,
    options?: { transportLayerEncodingLabel?: string; defaultEncoding?: string },
  ): string;
}
