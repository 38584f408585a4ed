//! Ids of rules on the command line: completed by shells, and verified where they are used.

use std::ffi::OsStr;

use clap::builder::{PossibleValue, StringValueParser, TypedValueParser};
use clap::error::Error;
use clap::{Arg, Command};

use crate::rules;

/// Takes any word: what is no rule is told in our own words, with the nearest one.
#[derive(Clone, Copy, Debug)]
pub struct RuleId;

impl TypedValueParser for RuleId {
    type Value = String;

    fn parse_ref(
        &self,
        command: &Command,
        arg: Option<&Arg>,
        value: &OsStr,
    ) -> Result<String, Error> {
        StringValueParser::new().parse_ref(command, arg, value)
    }

    fn possible_values(&self) -> Option<Box<dyn Iterator<Item = PossibleValue> + '_>> {
        let ids = rules::all().iter().map(|it| PossibleValue::new(it.id));
        Some(Box::new(ids))
    }
}
