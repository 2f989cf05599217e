//! Signs that HTML writes by name or number: `&eacute;`, `&#233;`.

use crate::text::chars::capital;
use crate::text::str_ext::StrExt;

/// The entity that a text begins with: its length and its sign.
pub(super) fn entity(text: &str) -> Option<(usize, char)> {
    let inner = text.strip_prefix('&')?;
    let length = inner.bytes().take(10).position(|byte| byte == b';')?;
    let name = &inner[..length];
    let sign = match name.strip_prefix('#') {
        Some(number) => {
            let hexadecimal = number.strip_prefix(['x', 'X']);
            let code = hexadecimal.map_or_else(|| number.parse().ok(), |code| u32::from_str_radix(code, 16).ok())?;
            char::from_u32(code).filter(|sign| !sign.is_control())?
        }
        None => named(name)?,
    };
    Some((length + 2, sign))
}

/// The sign of a named entity: those that Dutch text has.
fn named(name: &str) -> Option<char> {
    const NAMES: &str = "nbsp=\u{A0} amp=& lt=< gt=> quot=\" apos=' euro=€ laquo=« raquo=» lsquo=‘ rsquo=’ ldquo=“ rdquo=” sbquo=‚ \
        bdquo=„ ndash=– mdash=— hellip=… bull=• middot=· deg=° shy=\u{AD} thinsp=\u{2009} ensp=\u{2002} emsp=\u{2003} copy=© \
        reg=® sect=§ times=× plusmn=± frac12=½ sup1=¹ sup2=² sup3=³ szlig=ß aelig=æ oslash=ø";
    const ACCENTS: &str = "aacute=á eacute=é iacute=í oacute=ó uacute=ú yacute=ý agrave=à egrave=è igrave=ì ograve=ò ugrave=ù \
        acirc=â ecirc=ê icirc=î ocirc=ô ucirc=û auml=ä euml=ë iuml=ï ouml=ö uuml=ü atilde=ã ntilde=ñ otilde=õ aring=å ccedil=ç";
    let find = |list: &str, name: &str| {
        list.split(' ').find_map(|entry| entry.strip_prefix(name)?.strip_prefix('=')?.chars().next())
    };
    if let Some(sign) = find(NAMES, name) {
        return Some(sign);
    }
    let sign = find(ACCENTS, &name.to_ascii_lowercase())?;
    Some(if name.starts_uppercase() { capital(sign) } else { sign })
}
