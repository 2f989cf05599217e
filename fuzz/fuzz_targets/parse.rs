//! Any bytes, decoded as a browser decodes them: a document comes back, and a second reading is the same.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let text = String::from_utf8_lossy(bytes);
    assert_eq!(kamervragen::parse(&text), kamervragen::parse(&text));
});
