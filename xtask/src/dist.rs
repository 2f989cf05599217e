//! What is published: the page as one file and as a folder, what newsrooms embed, the npm package, the sums of all, and the sizes
//! that readers pay.

use crate::{build, machine};
use anyhow::Result;

/// Builds, writes `dist/`, prints the sizes, and fails when one has grown without anybody saying that it was meant.
pub(crate) fn dist(arguments: &str) -> Result<()> {
    build::build()?;
    sizes(arguments)?;
    publish()
}

/// Writes what goes out of what is built already.
pub(crate) fn publish() -> Result<()> {
    machine::run("node", "xtask/publish.mjs")
}

/// The same of what is built already.
pub(crate) fn sizes(arguments: &str) -> Result<()> {
    machine::run("node", &format!("xtask/dist.mjs {arguments}"))
}
