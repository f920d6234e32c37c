/** The page of a letter, the same in DOCX and PDF; in points. */
export const PAGE = {
  width: 595.3,
  height: 841.9,
  /** 2.5 cm. */
  margin: 70.85,
  fontSize: 12,
  lineHeight: 1.15,
  afterParagraph: 9,
  /** Room for a signature by hand. */
  beforeSignature: 54,
} as const;

export const TEXT_WIDTH = PAGE.width - 2 * PAGE.margin;

/** How a gap looks on paper: nobody can take it for text. */
export function gapText(text: string): string {
  return `[${text}]`;
}
