//! The browser's door: text in; plain objects, strings and nodes out.
//!
//! Here values change their form and nothing else: what JavaScript should know is a field of the model. The types that
//! TypeScript sees are written by hand in `pkg/kamervragen.d.ts`.
//!
//! A JavaScript string may hold half of a surrogate pair. On the way in such a half becomes U+FFFD, which counts one
//! UTF-16 unit as well, so that every span still fits the string it was made from.

#![allow(unreachable_pub, reason = "wasm-bindgen exports public functions, and no Rust module may reach these")]

use crate::object::to_object;
use crate::render::joined;
use crate::{Document, Format, Head, Language, Rows, ViewOptions};
use js_sys::{Error, Reflect, TypeError};
use wasm_bindgen::prelude::*;
use web_sys::{Element, Node};

/// Reads a text: the document as a plain object, equal to what `JSON.parse` makes of the command line's JSON.
#[wasm_bindgen]
pub fn parse(text: &str) -> Result<JsValue, JsValue> {
    to_object(&crate::parse(text))
}

/// Reads the papers of a text that may hold several: an array of documents, as `parse` gives them.
#[wasm_bindgen]
pub fn papers(text: &str) -> Result<JsValue, JsValue> {
    to_object(crate::papers(text).as_slice())
}

/// Reads a text and writes it in a format; the options are those of a view, for HTML.
#[wasm_bindgen]
pub fn render(text: &str, format: &str, options: &JsValue) -> Result<String, JsValue> {
    let Some(format) = Format::from_name(format) else {
        let known = joined(&Format::ALL.map(|format| format.name().to_owned()), ", ");
        return Err(Error::new(&format!("unknown format \"{format}\"; known are: {known}")).into());
    };
    let options = view_options(options)?;
    let document = crate::parse(text);
    Ok(if format == Format::Html { crate::render_view(&document, &options) } else { crate::render(&document, format) })
}

/// Reads a text and writes it as a table of many papers, with the first line: `rows` are "questions" or "papers", `file` and
/// `paper` say in the first two cells of each where it comes from.
#[wasm_bindgen]
pub fn table(text: &str, rows: &str, file: &str, paper: usize) -> Result<String, JsValue> {
    let rows = match rows {
        "questions" => Rows::Questions,
        "papers" => Rows::Papers,
        _ => return Err(Error::new(&format!("unknown rows \"{rows}\"; known are: questions, papers")).into()),
    };
    Ok(crate::table_head(rows) + &crate::table_rows(&crate::parse(text), rows, file, paper))
}

/// Reads a text and makes the view's nodes in an element, instead of what was in it. Returns the document.
#[wasm_bindgen]
pub fn mount(element: JsValue, text: &str, options: &JsValue) -> Result<JsValue, JsValue> {
    let element = element_of(element)?;
    let options = view_options(options)?;
    let document = crate::parse(text);
    crate::dom::mount(&element, &document, &options)?;
    to_object(&document)
}

/// The same in steps, for texts so long that a page would stand still meanwhile: reads the text, makes no node yet.
#[wasm_bindgen]
pub fn begin(element: JsValue, text: &str, options: &JsValue) -> Result<Making, JsValue> {
    let element = element_of(element)?;
    let options = view_options(options)?;
    let document = crate::parse(text);
    let making = crate::dom::Making::new(element, &document, &options)?;
    Ok(Making { document, making })
}

/// A view in the making. To give it up, `free()` it: the element then holds what it held.
#[wasm_bindgen]
pub struct Making {
    document: Document,
    making: crate::dom::Making,
}

#[wasm_bindgen]
impl Making {
    /// Makes so many more elements, attributes and texts. Returns the part that is done, 1 when the view is in its element.
    pub fn step(&mut self, count: usize) -> Result<f64, JsValue> {
        self.making.step(count)
    }

    /// The document, as `parse` gives it.
    pub fn document(&self) -> Result<JsValue, JsValue> {
        to_object(&self.document)
    }
}

/// The element that was given. Not by `instanceof`: an element of another frame is an element too.
fn element_of(given: JsValue) -> Result<Element, JsValue> {
    let node_type = Reflect::get(&given, &"nodeType".into()).ok().and_then(|it| it.as_f64());
    if node_type != Some(f64::from(Node::ELEMENT_NODE)) {
        return Err(TypeError::new("mount wants an element first").into());
    }
    Ok(given.unchecked_into())
}

/// The options as JavaScript gives them. By hand, because serde's way from JavaScript to Rust would add 30 kB to the
/// wasm file for these few.
fn view_options(given: &JsValue) -> Result<ViewOptions, JsValue> {
    let mut options = ViewOptions::default();
    if given.is_null() || given.is_undefined() {
        return Ok(options);
    }
    let language = |value: &JsValue| {
        let code = value.as_string()?;
        [Language::Nl, Language::En].into_iter().find(|language| language.code() == code)
    };
    let head = |value: &JsValue| {
        let name = value.as_string()?;
        Head::ALL.into_iter().find(|head| head.name() == name)
    };
    let level = |value: &JsValue| (1..=4).find(|&level| value.as_f64() == Some(f64::from(level)));
    set(&mut options.language, given, "language", "\"nl\" or \"en\"", language)?;
    set(&mut options.heading_level, given, "headingLevel", "1, 2, 3 or 4", level)?;
    set(&mut options.id_prefix, given, "idPrefix", "a string", JsValue::as_string)?;
    set(&mut options.open, given, "open", "true or false", JsValue::as_bool)?;
    set(&mut options.head, given, "head", "\"full\", \"facts\" or \"none\"", head)?;
    Ok(options)
}

/// Sets an option that was given; `undefined` leaves it as it is.
fn set<T>(
    option: &mut T,
    given: &JsValue,
    name: &str,
    wanted: &str,
    read: impl Fn(&JsValue) -> Option<T>,
) -> Result<(), JsValue> {
    let value = Reflect::get(given, &name.into())?;
    if !value.is_undefined() {
        *option = read(&value).ok_or_else(|| TypeError::new(&format!("the option {name} is {wanted}")))?;
    }
    Ok(())
}
