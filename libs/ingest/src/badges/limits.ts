/** What a badge file may be at most; more is refused, so that a hostile file costs no more than an honest one. */
export const LIMITS = {
  /** Bytes of the file: pictures of badges have some 100 KB. */
  file: 16 * 1024 * 1024,
  /** Characters of the JSON or JWT in it, unpacked. */
  text: 8 * 1024 * 1024,
  /** Parts of a PNG. */
  chunks: 10_000,
  /** Brackets within brackets of the JSON, elements within elements of the SVG. */
  depth: 64,
  /** Credentials in one file, and credentials within credentials. */
  credentials: 1000,
  nesting: 4,
} as const;
