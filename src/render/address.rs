//! Which addresses may become links.

use crate::text::str_ext::StrExt;
/// Whether an address may be a link: `https:` or `http:`, without characters that a browser drops or reinterprets, and
/// without what makes it look like another address (invisible characters, changes of writing direction, a user name before
/// the host: `https://krant.example@elders.example`).
pub(super) fn is_web_address(href: &str) -> bool {
    let scheme = ["https://", "http://"]
        .iter()
        .any(|it| href.get(..it.len()).is_some_and(|start| start.eq_ignore_ascii_case(it)));
    let unseen = |letter| matches!(letter, '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{FEFF}');
    let bad = |letter: char| letter.is_whitespace() || letter.is_control() || letter == '\\' || unseen(letter);
    let host = href
        .parted_by("://")
        .map(|(_, rest)| rest)
        .and_then(|rest| rest.split(['/', '?', '#']).next())
        .unwrap_or_default();
    scheme && !host.is_empty() && !host.contains('@') && !href.chars().any(bad)
}

#[cfg(test)]
mod tests {
    use super::is_web_address;

    #[test]
    fn only_plain_addresses_of_the_web() {
        for good in ["https://a.example", "HTTP://A.EXAMPLE/x", "https://a.example:8080/?a=@b"] {
            assert!(is_web_address(good), "{good}");
        }
        for bad in
            ["javascript:x", "data:x", "//a", "https://a b", "https:\\\\a", "HTTPS:/a", " https://a", "", "https://a@b"]
        {
            assert!(!is_web_address(bad), "{bad}");
        }
    }
}
