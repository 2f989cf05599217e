//! What the head of a paper says, as words: for the printers that write lines and cells.

use super::words::Words;
use crate::dutch::date::days_between;
use crate::model::*;

/// `Zonneveld (DvT)`, each asker.
pub(super) fn askers(document: &Document) -> Vec<String> {
    (document.asked.askers.iter())
        .map(|member| match &member.party {
            Some(party) => format!("{} ({party})", member.name),
            None => member.name.clone(),
        })
        .collect()
}

/// The parties of the askers, each once, in their order.
pub(super) fn parties(document: &Document) -> Vec<String> {
    let mut parties = vec![];
    for party in document.asked.askers.iter().filter_map(|member| member.party.as_ref()) {
        if !parties.contains(party) {
            parties.push(party.clone());
        }
    }
    parties
}

/// `Minister van Zee`, each addressee, with the title as printed.
pub(super) fn addressees(document: &Document, words: &Words) -> Vec<String> {
    let office = |to: &Addressee| words.office(to.role, to.title.as_deref(), to.portfolio.as_deref());
    document.asked.addressees.iter().map(office).collect()
}

/// `Minister Brandsteder (Zee)` or `minister van Zee Brandsteder`, as the title is printed; one without a name by the office.
pub(super) fn respondents(respondents: &[Respondent], words: &Words) -> Vec<String> {
    let one = |respondent: &Respondent| {
        let Respondent { role, title, name, portfolio } = respondent;
        let office = words.office(*role, title.as_deref(), portfolio.as_deref());
        let Some(name) = name else { return office };
        if words.leads_to_portfolio(title.as_deref()) {
            return format!("{office} {name}");
        }
        let title = words.title(*role, title.as_deref());
        portfolio
            .as_ref()
            .map_or_else(|| format!("{title} {name}"), |portfolio| format!("{title} {name} ({portfolio})"))
    };
    respondents.iter().map(one).collect()
}

/// The same as one text.
pub(super) fn people(list: Option<&Vec<Respondent>>, words: &Words) -> String {
    super::joined(&respondents(list.map_or(&[], Vec::as_slice), words), ", ")
}

/// Whether the questions are of the senate.
pub(super) fn is_of_senate(document: &Document) -> bool {
    document.publication.chamber == Some(Chamber::EersteKamer)
}

/// The days in which a reply is due: three weeks, in the senate four.
pub(super) fn term_in_days(document: &Document) -> u32 {
    if is_of_senate(document) { 28 } else { 21 }
}

/// The days from question to reply, where both dates exist and are in this order.
pub(super) fn days_to_reply(document: &Document) -> Option<usize> {
    let asked = document.asked.date.as_deref()?;
    let replied = document.reply.as_ref()?.date.as_deref()?;
    usize::try_from(days_between(asked, replied)?).ok()
}

/// The name and the address of a paper that was published under a known id.
pub(super) fn publication_address(publication: &Publication) -> Option<(String, String)> {
    let id = publication.id.clone().or_else(|| {
        // The id is made of these three; since 2026 it is a serial number that nothing in the paper tells.
        let year = publication.session_year.as_deref().filter(|year| *year < "2025")?;
        let chamber = if publication.chamber? == Chamber::EersteKamer { "ek" } else { "tk" };
        Some(format!("ah-{chamber}-{}-{}", year.replace('-', ""), publication.number.as_ref()?))
    })?;
    let id = id.to_ascii_lowercase();
    let fits = id.starts_with("ah-") && id.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
    fits.then(|| {
        (format!("officielebekendmakingen.nl, {id}"), format!("https://zoek.officielebekendmakingen.nl/{id}.html"))
    })
}
