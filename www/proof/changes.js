// What was changed in a text: the difference between what was pasted and what stands there now.

/** Changes beyond which two texts are not compared word by word. */
const MOST = 1500;

/**
 * The changes from one text to another, in order: `{ from: [start, end], to: [start, end] }`, `from` in the old text, `to` in the new.
 * Words, spaces, signs and line ends are compared (Myers' algorithm).
 */
export function changes(before, after) {
  if (before === after) return [];
  // Lines that are the same at both ends need no comparing.
  const most = Math.min(before.length, after.length);
  let same = 0;
  while (same < most && before[same] === after[same]) same += 1;
  if (same) same = before.lastIndexOf("\n", same - 1) + 1;
  let end = 0;
  while (end < most - same && before[before.length - 1 - end] === after[after.length - 1 - end]) end += 1;
  const line = before.indexOf("\n", before.length - end);
  end = line < 0 ? 0 : before.length - line - 1;
  const [old, fresh] = [before, after].map((text) => pieces(text.slice(same, text.length - end)));
  const found = steps(old, fresh) ?? [[0, old.length, 0, fresh.length]];
  const [from, to] = [old, fresh].map((all) => {
    const at = [same];
    for (const piece of all) at.push(at.at(-1) + piece.length);
    return ([start, end]) => [at[start], at[end]];
  });
  return together(found, old).map((it) => {
    const change = atLineStart(it, old, fresh);
    return { from: from(change), to: to(change.slice(2)) };
  });
}

function pieces(text) {
  return text.match(/\n|[^\S\n]+|[\p{L}\p{N}]+|[^\s\p{L}\p{N}]/gu) ?? [];
}

/** The shortest way from one list to another as `[from, end, to, stop]`, or `null` where it is too long. */
function steps(left, right) {
  const most = Math.min(MOST, left.length + right.length);
  let row = new Map([[1, 0]]);
  const rows = [];
  for (let cost = 0; cost <= most; cost += 1) {
    rows.push(row);
    row = new Map(row);
    for (let line = -cost; line <= cost; line += 2) {
      const down = line === -cost || (line !== cost && row.get(line - 1) < row.get(line + 1));
      let x = down ? row.get(line + 1) : row.get(line - 1) + 1;
      while (x < left.length && x - line < right.length && left[x] === right[x - line]) x += 1;
      row.set(line, x);
      if (x >= left.length && x - line >= right.length) return back(rows, left.length, right.length);
    }
  }
  return null;
}

function back(rows, x, y) {
  const found = [];
  for (let cost = rows.length - 1; cost > 0; cost -= 1) {
    const row = rows[cost];
    const line = x - y;
    const down = line === -cost || (line !== cost && (row.get(line - 1) ?? -1) < (row.get(line + 1) ?? -1));
    const before = down ? line + 1 : line - 1;
    const from = row.get(before);
    const to = from - before;
    found.unshift(down ? [from, from, to, to + 1] : [from, from + 1, to, to]);
    [x, y] = [from, to];
  }
  return found;
}

/** Steps beside each other as one, and those with nothing but a word or a space between. */
function together(found, left) {
  const all = [];
  for (const [from, end, to, stop] of found) {
    const last = all.at(-1);
    const gap = last ? from - last[1] : 9;
    if (gap === 0 || (gap === 1 && left[last[1]] !== "\n")) [last[1], last[3]] = [end, stop];
    else all.push([from, end, to, stop]);
  }
  return all;
}

/** The same change, where it can begin with a line instead of with the end of the one before. */
function atLineStart([from, end, to, stop], old, fresh) {
  const [all, start, after] = from === end ? [fresh, to, stop] : to === stop ? [old, from, end] : [[], 0, 0];
  const by = all[start] === "\n" && all[after] === "\n" ? 1 : 0;
  return [from + by, end + by, to + by, stop + by];
}
