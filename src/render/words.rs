//! Our own words in a view, in Dutch and in English: one table, so that none is forgotten in either.

use super::Language;
use super::joined;
use crate::dutch::heading::ELSEWHERE;
use crate::model::*;
use crate::text::chars::capital;

/// The words of one language. The fields say what a word stands for; the Dutch ones are the reference.
pub(super) struct Words {
    pub(super) untitled: &'static str,
    pub(super) asked_by: &'static str,
    pub(super) asked_to: &'static str,
    pub(super) asked_on: &'static str,
    pub(super) answered_on: &'static str,
    pub(super) announced_on: &'static str,
    pub(super) answered_by: &'static str,
    pub(super) announced_by: &'static str,
    pub(super) on_behalf_of: &'static str,
    pub(super) published: &'static str,
    pub(super) see_also: &'static str,
    pub(super) session_year: &'static str,
    pub(super) number: &'static str,
    pub(super) case_number: &'static str,
    pub(super) after: &'static str,
    pub(super) days: (&'static str, &'static str),
    pub(super) term: (&'static str, &'static str),
    pub(super) question: (&'static str, &'static str),
    /// Behind the heading of a question that is printed twice.
    pub(super) elsewhere: &'static str,
    pub(super) answer: &'static str,
    pub(super) joint_answer: &'static str,
    pub(super) and: &'static str,
    pub(super) through: &'static str,
    pub(super) contents: &'static str,
    pub(super) questions_found: (&'static str, &'static str),
    pub(super) answers_found: (&'static str, &'static str),
    pub(super) joint: &'static str,
    pub(super) notes_found: (&'static str, &'static str),
    pub(super) remarks_found: (&'static str, &'static str),
    pub(super) no_question: &'static str,
    pub(super) no_answer: &'static str,
    pub(super) before: &'static str,
    /// Above what a notice says.
    pub(super) message: &'static str,
    pub(super) afterwards: &'static str,
    pub(super) notes: &'static str,
    pub(super) note: &'static str,
    pub(super) back_to: &'static str,
    pub(super) subject: &'static str,
    pub(super) remarks: &'static str,
    pub(super) at: &'static str,
    pub(super) as_printed: &'static str,
    pub(super) set_aside: &'static str,
    pub(super) page_feet: (&'static str, &'static str),
    pub(super) print_marks: (&'static str, &'static str),
    pub(super) page_numbers: (&'static str, &'static str),
    pub(super) rules: (&'static str, &'static str),
    pub(super) markup: (&'static str, &'static str),
    pub(super) caveat: &'static str,
    pub(super) unrecognised: &'static str,
    pub(super) unrecognised_more: &'static str,
    pub(super) rest: &'static str,
    pub(super) questions_only: &'static str,
    pub(super) notice: &'static str,
    pub(super) announcement: &'static str,
    pub(super) partly: &'static str,
    pub(super) without_answer: &'static str,
    language: Language,
}

const NL: Words = Words {
    untitled: "Kamervragen",
    asked_by: "Gesteld door",
    asked_to: "Aan",
    asked_on: "Ingezonden",
    answered_on: "Beantwoord",
    announced_on: "Bericht van",
    answered_by: "Antwoord van",
    announced_by: "Afzender",
    on_behalf_of: "Mede namens",
    published: "Bron",
    see_also: "Zie ook",
    session_year: "vergaderjaar",
    number: "nr.",
    case_number: "zaaknummer",
    after: "na",
    days: ("dag", "dagen"),
    term: ("termijn: 3 weken", "termijn: 4 weken"),
    question: ("Vraag", "Vraag"),
    elsewhere: ELSEWHERE,
    answer: "Antwoord",
    joint_answer: "Antwoord op vraag",
    and: "en",
    through: "t/m",
    contents: "De vragen",
    questions_found: ("vraag", "vragen"),
    answers_found: ("antwoord", "antwoorden"),
    joint: "gezamenlijk",
    notes_found: ("noot", "noten"),
    remarks_found: ("aandachtspunt", "aandachtspunten"),
    no_question: "De vraag staat niet in de tekst.",
    no_answer: "Het antwoord staat niet in de tekst.",
    before: "Vooraf",
    message: "Het bericht",
    afterwards: "Tot slot",
    notes: "Noten",
    note: "Noot",
    back_to: "Terug naar",
    subject: "onderwerp",
    remarks: "Waar de lezer op moet letten",
    at: "bij",
    as_printed: "De kop zoals gedrukt",
    set_aside: "Weggezet",
    page_feet: ("kop- of voetregel", "kop- en voetregels"),
    print_marks: ("drukkersmerk", "drukkersmerken"),
    page_numbers: ("bladzijdenummer", "bladzijdenummers"),
    rules: ("scheidingslijn", "scheidingslijnen"),
    markup: ("stuk opmaak", "stukken opmaak"),
    caveat: "Automatisch gestructureerd uit geplakte tekst; de gepubliceerde tekst is leidend.",
    unrecognised: "Geen Kamervragen herkend;",
    unrecognised_more: "hieronder staat de hele tekst zoals die geplakt is.",
    rest: "De rest van de tekst",
    questions_only: "Alleen vragen: in deze tekst staan geen antwoorden.",
    notice: "Mededeling: de antwoorden staan niet in dit stuk.",
    announcement: "Aankondiging: de vragen zelf staan niet in dit stuk.",
    partly: "Deels beantwoord",
    without_answer: "zonder antwoord",
    language: Language::Nl,
};

const EN: Words = Words {
    untitled: "Parliamentary questions",
    asked_by: "Asked by",
    asked_to: "To",
    asked_on: "Submitted",
    answered_on: "Answered",
    announced_on: "Notice of",
    answered_by: "Answered by",
    announced_by: "Sender",
    on_behalf_of: "Also on behalf of",
    published: "Source",
    see_also: "See also",
    session_year: "session",
    number: "no.",
    case_number: "case",
    after: "after",
    days: ("day", "days"),
    term: ("term: 3 weeks", "term: 4 weeks"),
    question: ("Question", "Questions"),
    answer: "Answer",
    joint_answer: "Answer to questions",
    elsewhere: "(elsewhere in this text)",
    and: "and",
    through: "to",
    contents: "The questions",
    questions_found: ("question", "questions"),
    answers_found: ("answer", "answers"),
    joint: "joint",
    notes_found: ("note", "notes"),
    remarks_found: ("point of attention", "points of attention"),
    no_question: "The question is not in the text.",
    no_answer: "The answer is not in the text.",
    before: "Before the questions",
    message: "The notice",
    afterwards: "After the answers",
    notes: "Notes",
    note: "Note",
    back_to: "Back to",
    subject: "subject",
    remarks: "What a reader should watch",
    at: "at",
    as_printed: "The head as printed",
    set_aside: "Set aside",
    page_feet: ("page header or footer", "page headers and footers"),
    print_marks: ("print mark", "print marks"),
    page_numbers: ("page number", "page numbers"),
    rules: ("rule", "rules"),
    markup: ("piece of markup", "pieces of markup"),
    caveat: "Structured automatically from pasted text; the published text prevails.",
    unrecognised: "No parliamentary questions recognised;",
    unrecognised_more: "the whole text as pasted is below.",
    rest: "The rest of the text",
    questions_only: "Questions only: this text holds no answers.",
    notice: "Notice: the answers are not in this paper.",
    announcement: "Announcement: the questions themselves are not in this paper.",
    partly: "Partly answered",
    without_answer: "without an answer",
    language: Language::En,
};

/// The English months, January first.
const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// A title, which was cut out of a sentence, with a capital: `Het bericht`, `IJs`, `’s Winters`; `iPhone` stays.
pub(super) fn capitalized(title: &str) -> String {
    let clitic = ["'s ", "’s ", "'t ", "’t ", "'n ", "’n "].into_iter().find(|word| title.starts_with(word));
    let (clitic, rest) = title.split_at(clitic.map_or(0, str::len));
    let start = rest.find(char::is_alphanumeric).unwrap_or(rest.len());
    let (signs, words) = rest.split_at(start);
    let mut letters = words.chars();
    let Some(first) = letters.next() else { return title.to_owned() };
    if let Some(after) = words.strip_prefix("ij") {
        return format!("{clitic}{signs}IJ{after}");
    }
    if letters.clone().next().is_some_and(char::is_uppercase) {
        return title.to_owned();
    }
    format!("{clitic}{signs}{}{}", capital(first), letters.as_str())
}

impl Words {
    pub(super) const fn of(language: Language) -> &'static Self {
        match language {
            Language::Nl => &NL,
            Language::En => &EN,
        }
    }

    /// `[2, 3]` → `2 en 3`; `[4, 5, 7, 8]` → `4, 5, 7 en 8`; four or more in a row → `4 t/m 7`.
    pub(super) fn numbers(&self, numbers: &[u32]) -> String {
        let [first, .., last] = numbers else {
            return numbers.first().map(u32::to_string).unwrap_or_default();
        };
        if numbers.len() > 3 && numbers.windows(2).all(|pair| pair[0].checked_add(1) == Some(pair[1])) {
            return format!("{first} {} {last}", self.through);
        }
        let most: Vec<_> = numbers[..numbers.len() - 1].iter().map(u32::to_string).collect();
        format!("{} {} {last}", joined(&most, ", "), self.and)
    }

    /// `Vraag 2 en 3`.
    pub(super) fn question_heading(&self, numbers: &[u32]) -> String {
        let word = if numbers.len() > 1 { self.question.1 } else { self.question.0 };
        format!("{word} {}", self.numbers(numbers))
    }

    /// `Vraag 2 (elders in deze tekst)`: the heading of another print of a question.
    pub(super) fn repeat_heading(&self, numbers: &[u32]) -> String {
        format!("{} {}", self.question_heading(numbers), self.elsewhere)
    }

    /// `Antwoord 4`, `Antwoord op vraag 2 en 3`.
    pub(super) fn answer_heading(&self, numbers: &[u32]) -> String {
        let word = if numbers.len() > 1 { self.joint_answer } else { self.answer };
        format!("{word} {}", self.numbers(numbers))
    }

    /// `1 vraag`, `2 vragen`.
    pub(super) fn count(count: usize, word: (&str, &str)) -> String {
        format!("{} {}", count, if count == 1 { word.0 } else { word.1 })
    }

    /// `minister`.
    pub(super) const fn role(&self, role: Role) -> &'static str {
        match (self.language, role) {
            (_, Role::Minister) => "Minister",
            (Language::Nl, Role::Staatssecretaris) => "Staatssecretaris",
            (Language::Nl, Role::MinisterPresident) => "Minister-president",
            (Language::En, Role::Staatssecretaris) => "State Secretary",
            (Language::En, Role::MinisterPresident) => "Prime Minister",
        }
    }

    /// The office as the paper prints it; in English translated.
    pub(super) fn title<'t>(&self, role: Role, printed: Option<&'t str>) -> &'t str {
        printed.filter(|_| self.language == Language::Nl).unwrap_or_else(|| self.role(role))
    }

    /// Whether a title goes on with the portfolio: `Minister voor`.
    pub(super) fn leads_to_portfolio(&self, printed: Option<&str>) -> bool {
        let ends = |title: &str| {
            title.ends_with(" van") || title.ends_with(" voor") || title.ends_with(" VAN") || title.ends_with(" VOOR")
        };
        self.language == Language::Nl && printed.is_some_and(ends)
    }

    /// The office with what it covers. Dutch has ministers `van` and, without a ministry of their own, `voor`: the title as
    /// printed says which.
    pub(super) fn office(&self, role: Role, printed: Option<&str>, portfolio: Option<&str>) -> String {
        let title = self.title(role, printed);
        let Some(portfolio) = portfolio else { return title.to_owned() };
        if self.leads_to_portfolio(printed) {
            return format!("{title} {portfolio}");
        }
        match self.language {
            Language::En => format!("{title} for {portfolio}"),
            // A document that was made without titles.
            Language::Nl if printed.is_none() => format!("{title} van {portfolio}"),
            Language::Nl => format!("{title} {portfolio}"),
        }
    }

    /// `2024-03-06` → `6 maart 2024`; what is no date comes back as it is.
    pub(super) fn date(&self, date: &str) -> String {
        let Some((year, month, day)) = crate::dutch::date::iso(date) else { return date.to_owned() };
        let index = month as usize - 1;
        let month = match self.language {
            Language::Nl => crate::dutch::date::MONTHS[index],
            Language::En => MONTHS[index],
        };
        format!("{day} {month} {year}")
    }

    /// The name of a chamber; the chambers keep their Dutch names in English.
    pub(super) const fn chamber(chamber: Chamber) -> &'static str {
        match chamber {
            Chamber::TweedeKamer => "Tweede Kamer",
            Chamber::EersteKamer => "Eerste Kamer",
        }
    }

    /// The place of a citation: `"question 3"` → `vraag 3`.
    pub(super) fn place(&self, place: &str) -> String {
        let (kind, number) = place.split_once(' ').unwrap_or((place, ""));
        match kind {
            "question" => format!("{} {number}", self.questions_found.0),
            "answer" => format!("{} {number}", self.answers_found.0),
            "subject" => self.subject.to_owned(),
            "preamble" => self.before.to_ascii_lowercase(),
            "closing" => self.afterwards.to_ascii_lowercase(),
            "note" => self.note.to_ascii_lowercase(),
            _ => place.to_owned(),
        }
    }

    /// What a remark of the parser says to a reader.
    pub(super) fn diagnostic<'d>(&self, remark: &'d Diagnostic) -> &'d str {
        match self.language {
            Language::Nl => match remark.code {
                DiagnosticCode::QuestionWithoutAnswer => "Deze vraag heeft geen antwoord",
                DiagnosticCode::AnswerWithoutQuestion => "Bij dit antwoord staat geen vraag",
                DiagnosticCode::NumbersJump => "De nummers van de vragen springen",
                DiagnosticCode::NumberTwice => "Dit nummer komt twee keer voor",
                DiagnosticCode::MarkerWithoutNote => "Een nootcijfer zonder noot",
                DiagnosticCode::NoteNotCited => "Een noot waar nergens naar verwezen wordt",
                DiagnosticCode::ImpossibleDate => "Een datum die niet bestaat, gelaten zoals gedrukt",
                DiagnosticCode::NotUnderstood => "Tekst die niet begrepen is, gelaten zoals hij stond",
                DiagnosticCode::GroupNotSplit => "De vragen van deze groep zijn niet met zekerheid te scheiden",
                DiagnosticCode::Ambiguous => "Dit is op twee manieren te lezen; de waarschijnlijkste is gekozen",
                DiagnosticCode::Prose => "Dit stuk is lopende tekst zonder genummerde vragen",
                DiagnosticCode::HeadIncomplete => "In de kop ontbreekt iets: wie vraagt, aan wie, waarover of wanneer",
                DiagnosticCode::UnknownOffice => "Een ambt dat op geen lijst van ministeries staat",
                DiagnosticCode::OddName => "Een naam die langer is dan namen zijn, of woorden van een zin heeft",
                DiagnosticCode::QuestionInAnswer => "Een alinea van dit antwoord leest als een vraag",
                DiagnosticCode::AnswerInQuestion => "Een deel van deze vraag leest als een antwoord",
                DiagnosticCode::HeadingInText => "Het woord van een kopje staat midden in een alinea",
                DiagnosticCode::SecondPaper => "Hier lijkt een volgend stuk te beginnen",
                DiagnosticCode::LostLineEnds => {
                    "De regeleinden van deze tekst zijn verloren; waar vragen en antwoorden scheiden is een gok"
                }
                DiagnosticCode::LostSpaces => "De spaties van deze tekst zijn verloren",
                DiagnosticCode::Markup => {
                    "Opmaakcodes in deze tekst zijn als woorden blijven staan of passen niet bij elkaar"
                }
                DiagnosticCode::QuestionInPreamble => "Hier lijkt een vraag te staan vóór de eerste die gelezen is",
            },
            Language::En => remark.message.trim_end_matches('.'),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_begins_with_a_capital() {
        for (title, shown) in [
            ("het bericht", "Het bericht"),
            ("«ijs op de rivier»", "«IJs op de rivier»"),
            ("’s winters", "’s Winters"),
            ("één pont", "Één pont"),
            ("iPhones", "iPhones"),
            ("2 ponten", "2 ponten"),
            ("?", "?"),
            ("", ""),
        ] {
            assert_eq!(capitalized(title), shown);
        }
    }

    #[test]
    fn places_have_words_of_the_language() {
        for place in ["preamble", "closing", "note", "subject", "question 3", "answer 3"] {
            assert_ne!(Words::of(Language::Nl).place(place), place);
        }
        assert_eq!(Words::of(Language::Nl).place("preamble"), "vooraf");
    }

    #[test]
    fn numbers_as_a_dutch_paper_prints_them() {
        let words = Words::of(Language::Nl);
        for (numbers, text) in [
            (&[][..], ""),
            (&[7], "7"),
            (&[2, 3], "2 en 3"),
            (&[3, 4, 5], "3, 4 en 5"),
            (&[4, 5, 7, 8], "4, 5, 7 en 8"),
            (&[4, 5, 6, 7], "4 t/m 7"),
        ] {
            assert_eq!(words.numbers(numbers), text);
        }
        assert_eq!(words.date("2024-03-06"), "6 maart 2024");
        assert_eq!(words.date("31 april 2024"), "31 april 2024");
        assert_eq!(Words::of(Language::En).date("2024-03-06"), "6 March 2024");
        assert_eq!(Words::of(Language::En).question_heading(&[2, 3]), "Questions 2 and 3");
    }
}
