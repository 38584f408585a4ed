//! Waiting between tries: longer each time, and not equally long for everybody.

use crate::facts::Facts;

/// The source of a delay that grows.
pub struct Backoff {
    /// A statement before the first try.
    pub declaration: String,
    /// Statements after a failure.
    pub wait: String,
}

impl Backoff {
    /// With names that are free in the body, as short as the imports allow.
    pub fn new(facts: &Facts<'_>) -> Option<Self> {
        let source = facts.source()?;
        let name = |path| source.qualified(facts.def.item, path);
        let (duration, sleep) = (name("std::time::Duration"), name("tokio::time::sleep"));
        let backoff = facts.free_name("backoff");
        let jitter = match facts.has_crate("rand", "") {
            true => "rand::random::<f64>() / 2.0".to_owned(),
            false => format!("f64::from({}.subsec_micros()) / 2e6", since_the_epoch(name)),
        };
        Some(Self {
            declaration: format!("let mut {backoff} = {duration}::from_millis(100);"),
            wait: format!(
                "// From half of the delay to the whole, so that clients do not all come back at once.\n\
                 {sleep}({backoff}.mul_f64(0.5 + {jitter})).await;\n\
                 {backoff} = ({backoff} * 2).min({duration}::from_secs(10));"
            ),
        })
    }
}

/// Without a crate for it, the clock is random enough to keep clients apart.
fn since_the_epoch(name: impl Fn(&'static str) -> String) -> String {
    let (time, epoch) = (name("std::time::SystemTime"), "UNIX_EPOCH");
    format!("{time}::{epoch}.elapsed().unwrap_or_default()")
}
