//! What the head of a paper says.

pub(crate) mod dates;
pub(crate) mod facts;
pub(crate) mod header;
pub(crate) mod lost_spaces;
pub(crate) mod offices;
pub(crate) mod people;
pub(crate) mod publication;
pub(crate) mod reply;
pub(crate) mod signature;
pub(crate) mod site;
pub(crate) mod title;
pub(crate) mod told;
pub(crate) mod trailing;
