/** What a cell can hold. A bigint is a number and is written as one; a string is text. */
export type CsvCell = string | bigint;

/** Rows to CSV as RFC 4180 has it: commas, CRLF after every row, quotes where they are needed. */
export function csvText(rows: readonly (readonly CsvCell[])[]): string {
  return rows.map((row) => `${row.map(cellText).join(',')}\r\n`).join('');
}

/**
 * A spreadsheet runs what begins like a formula, also after blanks, and others take what stands behind a tab or a line break for a new cell
 * (OWASP, CSV injection). An apostrophe in front makes it text; plain numbers, which may begin with a minus, stay numbers.
 */
function cellText(cell: CsvCell): string {
  if (typeof cell === 'bigint') return String(cell);
  if (PLAIN.test(cell)) return cell;
  const safe = FORMULA.test(cell) && !NUMBER.test(cell) ? `'${cell}` : cell;
  return NEEDS_QUOTES.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** Most cells: hashes, addresses, times. */
const PLAIN = /^[0-9A-Za-z][0-9A-Za-z:.\-/]*$/;
const NUMBER = /^-?\d+(\.\d+)?$/;
/** Also the full-width forms, which East Asian versions of Excel take for the same. */
const FORMULA = /^\s*[=+\-@＝＋－＠|%]|^[\t\r\n]/u;
const NEEDS_QUOTES = /[",;\t\r\n]|^\s|\s$/u;
