//! Splits the text into lines that tile it: every byte is in exactly one line.

use crate::parse::source::line::{Line, Role};
use crate::text::chars::raised_digit;
use crate::text::scan;
use crate::text::span::Span;
use crate::text::str_ext::StrExt;

/// Finds which lines have raised digits, in a text that has some.
pub(crate) fn note_superscripts(text: &str, lines: &mut [Line]) {
    for line in lines {
        line.raised = line.words(text).contains(|letter| raised_digit(letter).is_some());
        line.digits |= line.raised;
    }
}

/// Splits at `\n`, `\r\n`, `\r`, form feed, and the Unicode line and paragraph separators.
pub(crate) fn split(text: &str) -> Vec<Line> {
    let bytes = text.as_bytes();
    let mut lines = Vec::with_capacity(bytes.len() / 48 + 8);
    let (mut start, mut at, mut quoted, mut barred) = (0, 0, 0, false);
    let ends = |chunk| scan::below_mask(chunk, b'\r' + 1) | scan::eq_mask(chunk, 0xE2);
    // (What fills up the last eight bytes is below it, too.)
    while let Some(end) = scan::first_where(bytes, at, ends).filter(|&end| end < bytes.len()) {
        at = end;
        let length = match bytes[at] {
            b'\n' | 0x0B | 0x0C => 1,
            b'\r' => 1 + usize::from(bytes.get(at + 1) == Some(&b'\n')),
            0xE2 if matches!(bytes.get(at..at + 3), Some([0xE2, 0x80, 0xA8 | 0xA9])) => 3,
            _ => {
                at += 1;
                continue;
            }
        };
        let line = Line::new(text, Span::new(start, at + length), at);
        quoted += usize::from(opens_with(text, &line, b'>'));
        barred |= opens_with(text, &line, b'|');
        lines.push(line);
        at += length;
        start = at;
    }
    if start < text.len() {
        let line = Line::new(text, Span::new(start, text.len()), text.len());
        barred |= opens_with(text, &line, b'|');
        lines.push(line);
    }
    if barred {
        unbar(text, &mut lines);
    }
    if quoted > 2 && quoted * 2 >= lines.iter().filter(|line| line.is_body()).count() {
        unquote(text, &mut lines);
    }
    if is_doubled(text, &lines) { undoubled(lines) } else { lines }
}

/// Whether the words of a line open with a sign.
fn opens_with(text: &str, line: &Line, sign: u8) -> bool {
    line.marked && text.as_bytes()[line.content.start] == sign
}

/// Takes the bars off the lines of a table whose rows are not closed: `| Vraag 1 | Kent u`, where a line beside it opens
/// with one too. (One line alone that opens with a bar is text: `«De Brug»` ⏎ `| Binnenland`.)
fn unbar(text: &str, lines: &mut [Line]) {
    let printed = |line: &Line| line.full.of(text).trim_blank();
    let written: Vec<usize> = (0..lines.len()).filter(|&index| !printed(&lines[index]).is_empty()).collect();
    let barred: Vec<bool> = written.iter().map(|&index| printed(&lines[index]).starts_with('|')).collect();
    for (nth, &index) in written.iter().enumerate().filter(|&(nth, _)| barred[nth]) {
        let is_beside = |nth: Option<usize>| nth.and_then(|nth| barred.get(nth)) == Some(&true);
        if opens_with(text, &lines[index], b'|') && (is_beside(nth.checked_sub(1)) || is_beside(Some(nth + 1))) {
            strip(text, &mut lines[index], "|");
        }
    }
}

/// Takes signs off the front of a line.
fn strip(text: &str, line: &mut Line, signs: &str) {
    let inner = line.words(text).trim_start_blank_and(signs);
    *line = Line::within(text, line.full, Span::new(line.content.end - inner.len(), line.content.end));
}

/// Takes the signs off the lines of a quoted mail: `> Vraag 1`, where most lines have one. (Elsewhere the sign is the
/// text's own: `> 65 jaar`.)
fn unquote(text: &str, lines: &mut [Line]) {
    for line in lines.iter_mut().filter(|line| opens_with(text, line, b'>')) {
        strip(text, line, ">");
    }
}

/// Whether a program doubled every line end of a text that was wrapped: nearly every line has a blank one below it, and
/// many go on in mid-sentence all the same.
fn is_doubled(text: &str, lines: &[Line]) -> bool {
    let body = || lines.iter().enumerate().filter(|(_, line)| line.is_body());
    let (mut below, mut apart, mut before) = (0_usize, 0_usize, None);
    for (index, _) in body() {
        if let Some(before) = before.replace(index) {
            below += 1;
            apart += usize::from(index > before + 1);
        }
    }
    if apart * 20 < below * 19 {
        return false;
    }
    let words = || body().map(|(_, line)| line.words(text));
    let runs_on =
        words().zip(words().skip(1)).filter(|(line, next)| !line.ends_with_any(".?!:;,") && next.starts_lowercase());
    let runs_on = runs_on.count();
    runs_on >= 4 && runs_on * 12 >= below
}

/// The lines, each with the blank one below it as part of its line end.
fn undoubled(lines: Vec<Line>) -> Vec<Line> {
    let mut single: Vec<Line> = Vec::with_capacity(lines.len() / 2 + 1);
    let mut lines = lines.into_iter().peekable();
    while let Some(mut line) = lines.next() {
        if let Some(blank) = lines.next_if(|next| next.role == Role::Blank) {
            line.full = line.full.to(blank.full);
        }
        single.push(line);
    }
    single
}

#[cfg(test)]
mod tests {
    use super::split;

    #[test]
    fn lines_tile_the_text() {
        for text in ["", "a", "a\n", "\r\n\r\na\rb\u{c}c\u{2028}d", "\u{feff}Vraag 1\r\n\t| x | y |\n-----\n"] {
            let lines = split(text);
            assert_eq!(lines.iter().map(|line| line.full.of(text)).collect::<String>(), text);
            assert!(lines.iter().all(|line| !line.full.is_empty()));
        }
    }

    #[test]
    fn words_of_a_quoted_mail() {
        let text = "Piet schreef:\n> Vraag 1\n> > Kent u\n>\n> dit?\n";
        let lines = split(text);
        let words: Vec<&str> = lines.iter().map(|line| line.words(text)).collect();
        assert_eq!(words, ["Piet schreef:", "Vraag 1", "Kent u", "", "dit?"]);
    }

    #[test]
    fn bars_of_a_table_and_of_a_sentence() {
        let words =
            |text: &str| -> Vec<String> { split(text).iter().map(|line| line.words(text).to_owned()).collect() };
        assert_eq!(words("| a | b\n\n| c\n"), ["a | b", "", "c"]);
        assert_eq!(words("«De Brug»\n| Binnenland | Courant.\n"), ["«De Brug»", "| Binnenland | Courant."]);
        assert_eq!(words("x\n|\n| Wat |\n| 2"), ["x", "", "Wat", "2"]);
    }

    #[test]
    fn words_without_their_wrapping() {
        for (line, words) in [
            ("\u{feff} Vraag 1 \r\n", "Vraag 1"),
            ("#### Vraag 2", "Vraag 2"),
            ("**Antwoord 2**", "Antwoord 2"),
            ("__Antwoord 2__", "Antwoord 2"),
            ("*Antwoord 2*", "Antwoord 2"),
            ("| > Retouradres |  |", "> Retouradres"),
            ("-----", ""),
            ("\u{a0}\u{200b}", ""),
            ("– ja", "– ja"),
            ("## Vraag 3 ##", "Vraag 3"),
            ("***Vraag 4***", "Vraag 4"),
            ("Vraag 5\\", "Vraag 5"),
            ("+31 6 12345678", "+31 6 12345678"),
            ("| +3 procent | -2 procent |", "+3 procent | -2 procent"),
            ("#MeToo", "#MeToo"),
            ("*een* en *twee*", "*een* en *twee*"),
            ("> 65 jaar\n85 %\n", "> 65 jaar"),
            ("+----+----+", ""),
        ] {
            assert_eq!(split(line)[0].words(line), words, "{line:?}");
        }
    }
}
