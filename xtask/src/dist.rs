//! What is published: the page as one file, its SHA-256, and the sizes that readers pay.

use crate::{build, machine};
use anyhow::Result;

/// Builds, writes `dist/`, prints the sizes, and fails when one has grown without anybody saying that it was meant.
pub(crate) fn dist(arguments: &str) -> Result<()> {
    build::build()?;
    sizes(arguments)
}

/// The same of what is built already.
pub(crate) fn sizes(arguments: &str) -> Result<()> {
    machine::run("node", &format!("xtask/dist.mjs {arguments}"))
}
