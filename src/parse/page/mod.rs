//! From lines to a sheet: what is running text, and what is set aside.

pub(crate) mod columns;
pub(crate) mod furniture;
pub(crate) mod margins;
pub(crate) mod own_export;
pub(crate) mod running_heads;
pub(crate) mod sheet;
pub(crate) mod site_foot;
pub(crate) mod weak_headings;
