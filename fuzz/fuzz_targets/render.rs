//! Every renderer, over whatever the fuzzer thinks of: no panic, and no element in the HTML that the view does not make.
#![no_main]

use kamervragen::{Format, parse, render};

libfuzzer_sys::fuzz_target!(|text: &str| {
    let document = parse(text);
    for format in Format::ALL {
        let written = render(&document, format);
        assert!(!written.is_empty() || text.trim().is_empty(), "{} is empty", format.name());
        if format == Format::Json {
            let again: kamervragen::Document = serde_json::from_str(&written).expect("JSON that reads back");
            assert_eq!(again, document, "JSON reads back as another document");
        }
        if format == Format::Html {
            let lower = written.to_lowercase();
            for never in ["<script", "<img", "<iframe", "<style", "<object", "<svg", "javascript:", "data:text", " onerror=", " onclick="] {
                // Words of the text come out escaped, so that none of these can stand unescaped.
                let unescaped = lower.match_indices(never).any(|(at, _)| never.starts_with('<') || in_tag(&lower, at));
                assert!(!unescaped, "{never} in the HTML");
            }
        }
    }
});

/// Whether a place lies inside a tag.
fn in_tag(html: &str, at: usize) -> bool {
    html[..at].rfind('<') > html[..at].rfind('>')
}
