//! What the parser doubts, in the order of the text.

use crate::model::{Diagnostic, DiagnosticCode, Document, Kind, Severity};
use crate::parse::document::inline::Reader;
use crate::text::span::Span;

/// The most remarks of a document.
const MOST: usize = 500;

/// The remarks, in the order of the text.
pub(crate) fn diagnostics(
    reader: &Reader<'_>,
    doubts: Vec<(DiagnosticCode, Span)>,
    prose: Option<Span>,
    document: &Document,
) -> Vec<Diagnostic> {
    let mut found: Vec<Diagnostic> = doubts.into_iter().map(|(code, span)| remark(code, reader.span(span))).collect();
    let mut numbers: Vec<u32> = document.exchanges.iter().flat_map(|exchange| &exchange.numbers).copied().collect();
    numbers.sort_unstable();
    numbers.dedup();
    let mut before = 0;
    for exchange in &document.exchanges {
        let (Some(&first), Some(&last)) = (exchange.numbers.iter().min(), exchange.numbers.iter().max()) else {
            continue;
        };
        if first > before + 1 && numbers.binary_search(&(first - 1)).is_err() {
            let span = exchange
                .questions
                .first()
                .map(|question| question.span)
                .or(exchange.answers.first().map(|answer| answer.span));
            found.push(remark(DiagnosticCode::NumbersJump, span.unwrap_or_default()));
        }
        before = before.max(last);
    }
    if let Some(title) = prose.filter(|_| document.exchanges.is_empty()) {
        found.push(remark(DiagnosticCode::Prose, reader.span(title)));
    } else if document.kind == Kind::Unrecognised && reader.text.chars().any(char::is_alphanumeric) {
        found.push(remark(DiagnosticCode::NotUnderstood, reader.span(Span::new(0, reader.text.len()))));
    }
    // In the order of the text; at one place in the order of the codes.
    found.sort_by_cached_key(|diagnostic| diagnostic.code as usize);
    found.sort_by_cached_key(|diagnostic| (diagnostic.span.start, diagnostic.span.end));
    // What cannot be read by anybody is not listed: the last remark reaches to the end of all that would follow.
    if let Some(end) = found.iter().skip(MOST).map(|diagnostic| diagnostic.span.end).max() {
        found.truncate(MOST);
        if let Some(last) = found.last_mut() {
            last.span.end = last.span.end.max(end);
        }
    }
    found
}

/// A remark: its weight and its sentence.
fn remark(code: DiagnosticCode, span: Span) -> Diagnostic {
    use DiagnosticCode::*;
    use Severity::{Info, Warning};
    let (severity, message) = match code {
        QuestionWithoutAnswer => (Warning, "This question has no answer in the text."),
        AnswerWithoutQuestion => (Warning, "This answer names a question that is not in the text."),
        NumbersJump => (Warning, "The numbers of the questions jump here."),
        NumberTwice => (Warning, "This number stands twice in the text."),
        MarkerWithoutNote => (Warning, "This marker has no note in the text."),
        NoteNotCited => (Info, "No marker for this note was found in the text."),
        ImpossibleDate => (Warning, "This date does not exist."),
        NotUnderstood => (Warning, "No parliamentary questions were recognised in this text."),
        GroupNotSplit => (Info, "The questions of this group could not be told apart."),
        Ambiguous => (Info, "Where one question of this group ends and the next begins is a guess."),
        Prose => (Info, "This paper is running prose without numbered questions."),
    };
    Diagnostic { code, severity, message: message.to_owned(), span }
}
