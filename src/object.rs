//! A document as a JavaScript object, and the JSON that a browser writes of it.

use crate::model::Document;
use js_sys::JSON;
use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::JsValue;

/// As JSON has it: `null` for what is not there, plain objects, numbers.
pub(crate) fn to_object<T: Serialize + ?Sized>(document: &T) -> Result<JsValue, JsValue> {
    Ok(document.serialize(&Serializer::json_compatible())?)
}

/// The JSON of a document, as serde_json writes it.
pub(crate) fn json(document: &Document) -> String {
    let written = to_object(document)
        .and_then(|object| JSON::stringify_with_replacer_and_space(&object, &JsValue::NULL, &JsValue::from(1)));
    written.map(String::from).unwrap_or_default()
}
