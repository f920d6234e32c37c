export interface TextEdit {
  readonly text: string;
  /** What is selected afterwards. */
  readonly from: number;
  readonly to: number;
}

/** Puts words before and after what is selected, which stays selected. */
export function surround(text: string, from: number, to: number, before: string, after: string): TextEdit {
  const inside = text.slice(from, to);
  return {
    text: text.slice(0, from) + before + inside + after + text.slice(to),
    from: from + before.length,
    to: from + before.length + inside.length,
  };
}

/** The beginning of the line in which a place lies, as an empty selection. */
export function lineStart(text: string, at: number): [number, number] {
  const start = text.lastIndexOf('\n', at - 1) + 1;
  return [start, start];
}
