// SPDX-License-Identifier: Apache-2.0
// Tables as text, for what the page shows of a table that the program cannot read. What counts is read by the server alone.

const separators = [",", ";", "\t", "|"];
/** No more of a cell and no more columns are shown, so that a file that is no table at all does not fill the page. */
const [charactersShown, columnsShown] = [200, 1000];

/** The separator that the first line has most of. */
export function guessSeparator(text) {
  const line = text.slice(0, text.search(/[\r\n]|$/));
  const count = (separator) => line.split(separator).length;
  return separators.reduce((best, next) => (count(next) > count(best) ? next : best));
}

/** The header and the rows of a table, with cells as they stand there, and what separates them. */
export function parse(text, separator = guessSeparator(text)) {
  const lines = [];
  let cells = [];
  let cell = "";
  let quoted = false;
  const endCell = () => {
    cells.push(cell.trim().slice(0, charactersShown));
    cell = "";
  };
  const endLine = () => {
    endCell();
    lines.push(cells);
    cells = [];
  };
  for (let at = text.charCodeAt(0) === 0xfeff ? 1 : 0; at < text.length; at += 1) {
    const c = text[at];
    if (quoted) {
      if (c !== '"') cell += c;
      else if (text[at + 1] === '"') { cell += c; at += 1; }
      else quoted = false;
    } else if (c === '"' && cell === "") quoted = true;
    else if (c === separator) endCell();
    else if (c === "\n") endLine();
    else if (c !== "\r") cell += c;
  }
  if (cell !== "" || cells.length) endLine();
  while (lines.length && lines.at(-1).every((text) => text === "")) lines.pop();
  return { header: (lines[0] ?? []).slice(0, columnsShown), rows: lines.slice(1), separator };
}

/** The cells of one column. */
export function column({ header, rows }, name) {
  const at = header.indexOf(name);
  return at < 0 ? [] : rows.map((row) => row[at] ?? "");
}
