/** What intake opens of anything that it is given; beyond, it refuses with E_FILE_TOO_LARGE or E_ARCHIVE_UNSAFE. docs/intake.md lists them. */
export const LIMITS = {
  /** Bytes of a file that is read whole: a text, a page, a .json, an XML file, one mail. Unpacked where it is packed. */
  file: 50_000_000,
  /** Bytes of a line of JSON lines and of a row of a table. */
  line: 16_000_000,
  /** Bytes of one record of a web archive, and of the page that it unpacks to. */
  record: 16_000_000,
  /** Bytes of a record's or a response's header, and lines of it. */
  head: 65_536,
  headerLines: 200,
  /** Bytes of one message of a mailbox, and of its headers. */
  message: 32_000_000,
  mailHead: 1_000_000,
  /** Parts inside parts of a mail. */
  mimeDepth: 20,
  /** Elements inside elements of an XML file. */
  xmlDepth: 100,
  /** Times that a packed file may grow, once it has grown by `unpackedFree` bytes. */
  ratio: 200,
  unpackedFree: 100_000_000,
  /** Damaged gzip members of a file after which it is given up. */
  damages: 10_000,
} as const;
