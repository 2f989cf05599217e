//! JSON that can stand in a page and that a person can read.

/// Pretty-printed JSON, made ready: with `<` as `\u003c`, which is the same character, so that `</script>` in a text ends no
/// element of a page that holds the JSON (outside of strings JSON has no `<`); and with lists of numbers on one line, which
/// makes it half as long.
pub(crate) fn finish(json: &str) -> String {
    // A string in JSON has no line end of its own: this is where a list begins.
    let mut parts = json.split("[\n");
    let mut written = String::with_capacity(json.len());
    written.push_str(parts.next().unwrap_or_default());
    for part in parts {
        let list = part
            .split_once(']')
            .filter(|(list, _)| list.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b',' | b'\n' | b' ')));
        written.push('[');
        match list {
            Some((numbers, after)) => {
                for (index, number) in numbers.split_whitespace().enumerate() {
                    written.push_str(if index > 0 { " " } else { "" });
                    written.push_str(number);
                }
                written.push(']');
                written.push_str(after);
            }
            None => {
                written.push('\n');
                written.push_str(part);
            }
        }
    }
    written.replace('<', "\\u003c")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_of_numbers_are_on_one_line_and_no_markup_is_left() {
        let pretty = "{\n  \"to\": [\n    2,\n    13\n  ],\n  \"in\": [\n    \"[1, 2] <b>\",\n    [\n      4\n    ]\n  ],\n  \"at\": []\n}";
        let ready = "{\n  \"to\": [2, 13],\n  \"in\": [\n    \"[1, 2] \\u003cb>\",\n    [4]\n  ],\n  \"at\": []\n}";
        assert_eq!(finish(pretty), ready);
    }
}
