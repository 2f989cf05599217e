//! The document model: what the parser hands to every renderer, to JavaScript and to `--format json`.
//!
//! The names are a contract. JSON keys are camelCase. A thing that the text does not say is `None` (one) or empty (many),
//! never an empty string and never a guess. Every leaf carries a [`Span`] into the input as it was given, in UTF-16 code
//! units, and every sign of the input that is no white space lies under the span of a leaf of `header`, `preamble`,
//! `exchanges`, `closing`, `footnotes` or `furniture`.

use crate::text::span::Span;
use serde::{Deserialize, Serialize};

/// The version of this contract, as in [`Document::schema`].
pub const SCHEMA: u32 = 1;

/// A set of parliamentary questions, with the answers where there are any.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Document {
    /// Version of the contract, [`SCHEMA`].
    pub schema: u32,
    /// What sort of paper it is.
    pub kind: Kind,
    /// True when the questions had no numbers in the text and were counted 1, 2, 3 …
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub unnumbered: bool,
    /// Where it was published.
    pub publication: Publication,
    /// What follows "over" in the title, up to the date of submission.
    pub subject: Vec<Inline>,
    /// Who asked whom, and when.
    pub asked: Asked,
    /// Who replied, and when; `None` when nobody did.
    pub reply: Option<Reply>,
    /// The head of the paper as printed, from which the four above are read.
    pub header: Vec<Block>,
    /// What stands before the first question and is no header: the letter's own text, salutations.
    pub preamble: Vec<Block>,
    /// The questions and answers.
    pub exchanges: Vec<Exchange>,
    /// What stands after the last answer and belongs to no exchange: remarks (Toelichting, Mededeling), signatures.
    pub closing: Vec<Block>,
    /// The notes, in the order of the text.
    pub footnotes: Vec<Footnote>,
    /// Each place where the text points at a question or answer of this document by number.
    pub cross_references: Vec<CrossReference>,
    /// Page headers and footers, print marks, page numbers, rules, markup: set aside, never dropped.
    pub furniture: Vec<Furniture>,
    /// What the parser doubts, in the order of the text.
    pub diagnostics: Vec<Diagnostic>,
}

/// What sort of paper a document is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Kind {
    /// Questions with answers, or answers alone, also when only some are answered.
    Answered,
    /// Questions only.
    Questions,
    /// A notice that the answers come later (mededeling, uitstelbericht), also where it repeats the questions.
    Notice,
    /// A header that announces questions and holds none (mondelinge vragen).
    Announcement,
    /// None of these: the text comes back whole in [`Document::preamble`].
    Unrecognised,
}

/// Where a paper was published. Each field is as printed, or `None`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Publication {
    /// Which chamber.
    pub chamber: Option<Chamber>,
    /// `"2022-2023"`, always with a plain hyphen.
    pub session_year: Option<String>,
    /// Number of the Aanhangsel, `"530"`.
    pub number: Option<String>,
    /// `"2022Z17985"`.
    pub case_number: Option<String>,
    /// As printed: `"ah-tk-20222023-530"`.
    pub id: Option<String>,
    /// What follows "Zie ook", as printed, without the closing full stop.
    pub see_also: Option<String>,
}

/// A chamber of the States General.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Chamber {
    /// The House of Representatives.
    TweedeKamer,
    /// The Senate.
    EersteKamer,
}

/// Who asked whom, and when.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Asked {
    /// The members who ask.
    pub askers: Vec<Member>,
    /// The members of government who are asked.
    pub addressees: Vec<Addressee>,
    /// When the questions were sent in (ingezonden): ISO 8601, or the printed words where they are no date that exists.
    pub date: Option<String>,
}

/// A member of parliament.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Member {
    /// As printed: `"Van der Plas"`.
    pub name: String,
    /// As printed: `"BBB"`.
    pub party: Option<String>,
}

/// A member of government, by office.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Addressee {
    /// The office.
    pub role: Role,
    /// The office as printed, in the singular, with the `van` or `voor` before the portfolio: `"Minister voor"`.
    #[serde(default)]
    pub title: Option<String>,
    /// Without the leading van or voor: `"Justitie en Veiligheid"`.
    pub portfolio: Option<String>,
}

/// An office in government.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Role {
    /// Minister.
    Minister,
    /// Staatssecretaris.
    Staatssecretaris,
    /// Minister-president.
    MinisterPresident,
}

/// A reply: the answers, or the notice that they come later.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Reply {
    /// Answers or a notice.
    pub kind: ReplyKind,
    /// Who signs.
    pub respondents: Vec<Respondent>,
    /// "mede namens".
    pub on_behalf_of: Vec<Respondent>,
    /// When it was received (ontvangen): ISO 8601, or the printed words where they are no date that exists.
    pub date: Option<String>,
}

/// What a reply brings.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum ReplyKind {
    /// Answers.
    Answer,
    /// A notice that they come later.
    Notice,
}

/// A member of government who replies.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Respondent {
    /// The office.
    pub role: Role,
    /// The office as printed, in the singular, with the `van` or `voor` before the portfolio: `"Minister voor"`.
    #[serde(default)]
    pub title: Option<String>,
    /// As printed: `"Van der Maat"`.
    pub name: Option<String>,
    /// Without the leading van or voor.
    pub portfolio: Option<String>,
}

/// One group of questions with the answer to it. Where questions and answers stand apart, the answer's group decides.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Exchange {
    /// `"2-3"`, unique in the document and stable: the deep link is `#vraag-2-3`.
    pub id: String,
    /// `[2, 3]`.
    pub numbers: Vec<u32>,
    /// One a number where the text lets a reader tell them apart, else one entry with all the numbers.
    pub questions: Vec<Question>,
    /// Empty when there is none.
    pub answers: Vec<Answer>,
}

/// A question.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Question {
    /// Its number, or all numbers of a group that cannot be told apart.
    pub numbers: Vec<u32>,
    /// As printed (`Vraag 2 en 3`); under a joint heading the first question has it.
    pub heading: Option<Heading>,
    /// Its text.
    pub blocks: Vec<Block>,
    /// From the heading to the end of the last block.
    pub span: Span,
    /// Where the paper prints the question again: as a list, and above its answer. The print that the answer stands below
    /// is the question, the others are here.
    #[serde(default)]
    pub repeats: Vec<Repeat>,
}

/// Another print of a question.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Repeat {
    /// As printed (`1.`).
    pub heading: Option<Heading>,
    /// Its text.
    pub blocks: Vec<Block>,
    /// From the heading to the end of the last block.
    pub span: Span,
}

/// An answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Answer {
    /// As printed (`Antwoord op vraag 3 en 8:`).
    pub heading: Option<Heading>,
    /// Its text.
    pub blocks: Vec<Block>,
    /// From the heading to the end of the last block.
    pub span: Span,
}

/// Words as printed, with their place: a heading, the marker of a list item or of a note.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Heading {
    /// As printed.
    pub text: String,
    /// Where.
    pub span: Span,
}

/// A marker of a list item or a note, as printed.
pub type Marker = Heading;

/// A paragraph and its kin.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Block {
    /// What it is.
    #[serde(rename = "type")]
    pub kind: BlockKind,
    /// `"a."`, of a list item.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub marker: Option<Marker>,
    /// Its words.
    pub inlines: Vec<Inline>,
    /// From the first to the last of its words; what stands between (a page foot) lies inside.
    pub span: Span,
}

/// What a block is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum BlockKind {
    /// Running text.
    Paragraph,
    /// An item of a list, with its marker.
    ListItem,
    /// A caption inside an answer.
    Heading,
    /// Lines kept as they stand; the text of its inlines holds line feeds.
    Table,
}

/// A run of words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum Inline {
    /// Plain words.
    Text {
        /// The words, lines joined.
        text: String,
        /// Where.
        span: Span,
    },
    /// The marker of a footnote, however it is printed (`2022?1`, `1)`, `[1]`).
    NoteRef {
        /// As printed.
        text: String,
        /// Where.
        span: Span,
        /// The label of the note, `"1"`.
        label: String,
    },
    /// Words that point at another exchange of this document.
    CrossRef {
        /// The words.
        text: String,
        /// Where.
        span: Span,
        /// The numbers of the questions meant.
        numbers: Vec<u32>,
    },
    /// A web address, or an official citation with the address at which it is published.
    Link {
        /// The words as printed, lines joined.
        text: String,
        /// Where.
        span: Span,
        /// The address, `https:` or `http:`.
        href: String,
        /// What it leads to.
        target: LinkTarget,
    },
}

impl Inline {
    /// The words, lines joined.
    pub fn text(&self) -> &str {
        match self {
            Self::Text { text, .. }
            | Self::NoteRef { text, .. }
            | Self::CrossRef { text, .. }
            | Self::Link { text, .. } => text,
        }
    }

    /// Where.
    pub fn span(&self) -> Span {
        match self {
            Self::Text { span, .. }
            | Self::NoteRef { span, .. }
            | Self::CrossRef { span, .. }
            | Self::Link { span, .. } => *span,
        }
    }

    pub(crate) fn span_mut(&mut self) -> &mut Span {
        match self {
            Self::Text { span, .. }
            | Self::NoteRef { span, .. }
            | Self::CrossRef { span, .. }
            | Self::Link { span, .. } => span,
        }
    }
}

/// What a link leads to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum LinkTarget {
    /// An address that stands in the text.
    Url,
    /// A parliamentary paper.
    Kamerstuk,
    /// A set of answered questions.
    Aanhangsel,
    /// The proceedings.
    Handelingen,
    /// The bulletin of acts, orders and decrees, or the treaty series.
    Staatsblad,
    /// The government gazette.
    Staatscourant,
    /// A case or document number of the Tweede Kamer.
    Case,
}

/// A note.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Footnote {
    /// The bare label, `"1"`. Not unique where two series of notes run through one document.
    pub label: String,
    /// As printed before the note; empty where our own view was copied, of which no browser copies the numbers of lists.
    pub marker: Marker,
    /// Its text.
    pub blocks: Vec<Block>,
    /// `"subject"`, `"question 3"`, `"answer 2"`.
    pub cited_in: Vec<String>,
}

/// A place where the text points at a question or answer of this document.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct CrossReference {
    /// `"answer 6"`.
    #[serde(rename = "in")]
    pub place: String,
    /// `[2, 3]`.
    pub to: Vec<u32>,
}

/// A page header or footer, a print mark, a page number.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Furniture {
    /// Which.
    pub kind: FurnitureKind,
    /// Where.
    pub span: Span,
}

/// What a piece of furniture is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum FurnitureKind {
    /// A running head or foot.
    PageFoot,
    /// A publication identifier, an ISSN, a place and year of print.
    PrintMark,
    /// A page number on its own.
    PageNumber,
    /// A rule, a border of a table, a converter's page divider.
    Rule,
    /// Signs and tags that surround words and are none: bars of a table, marks of Markdown, `<p>`.
    Markup,
}

/// A remark of the parser.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Diagnostic {
    /// Which remark.
    pub code: DiagnosticCode,
    /// How much it matters.
    pub severity: Severity,
    /// The remark in English.
    pub message: String,
    /// Where.
    pub span: Span,
}

/// Which remark a diagnostic is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum DiagnosticCode {
    /// A question without an answer in a paper that has answers.
    QuestionWithoutAnswer,
    /// An answer to a question that is not there.
    AnswerWithoutQuestion,
    /// The numbers of the questions jump.
    NumbersJump,
    /// A number stands twice.
    NumberTwice,
    /// A marker without its note.
    MarkerWithoutNote,
    /// A note that nobody cites.
    NoteNotCited,
    /// A date that does not exist.
    ImpossibleDate,
    /// Text that nobody understood.
    NotUnderstood,
    /// The questions of a group could not be told apart with certainty.
    GroupNotSplit,
    /// Two readings were possible; the likelier was taken.
    Ambiguous,
    /// The paper is running prose without numbered questions.
    Prose,
    /// Questions or answers in a paper with a head, of which no asker, addressee, subject or date was found.
    HeadIncomplete,
    /// An office or portfolio that no list of ministries has.
    UnknownOffice,
    /// A name that is longer than names are, or has words of a sentence in it.
    OddName,
    /// A paragraph of an answer that reads like a question.
    QuestionInAnswer,
    /// A part of a question that reads like an answer.
    AnswerInQuestion,
    /// The word of a heading, or a number as questions and notes have, inside a paragraph.
    HeadingInText,
    /// Another paper begins here; see `papers`.
    SecondPaper,
    /// The text lost its line ends: where questions and answers part is a guess.
    LostLineEnds,
    /// The text lost its spaces.
    LostSpaces,
    /// Tags in pasted text that were left as words, or of which what they mark up is a guess.
    Markup,
    /// Words before the first question that read like one.
    QuestionInPreamble,
}

/// How much a remark matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Severity {
    /// Good to know.
    Info,
    /// Look at it.
    Warning,
}
