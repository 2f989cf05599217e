//! JSON that can stand in a page.

/// JSON with `<` as `\u003c`, which is the same character: `</script>` in a text then ends no element of a page that holds
/// the JSON. (Outside of strings JSON has no `<`.)
pub(crate) fn without_markup(json: &str) -> String {
    json.replace('<', "\\u003c")
}
