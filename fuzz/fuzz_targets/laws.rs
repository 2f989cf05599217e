//! The laws, over whatever the fuzzer thinks of.
#![no_main]

#[path = "../../tests/support/mod.rs"]
mod support;

libfuzzer_sys::fuzz_target!(|text: &str| support::laws::holds_torn("fuzz", text));
