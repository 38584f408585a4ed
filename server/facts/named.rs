//! Functions that a configuration names by their paths.

use std::borrow::Cow;

use super::Facts;
use crate::index::{Def, Namespace};

impl Facts<'_> {
    /// Whether a function is one of those, or stands in one of those modules, types and traits.
    /// `crate` is the crate of the file at hand.
    pub fn is_named(&self, def: Def, paths: &[String]) -> bool {
        if paths.is_empty() {
            return false;
        }
        let index = self.index();
        let own = index.canonical_path(def);
        paths.iter().any(|path| {
            let path = self.full(path);
            let inside = own.strip_prefix(&*path);
            inside.is_some_and(|it| it.is_empty() || it.starts_with("::"))
                || index.find(&path, Namespace::Value).def() == Some(def)
        })
    }

    fn full<'p>(&self, path: &'p str) -> Cow<'p, str> {
        match path.strip_prefix("crate::") {
            Some(rest) => {
                let index = self.index();
                let own = &index.krate(index.crate_of(self.def.file)).name;
                Cow::Owned(format!("{own}::{rest}"))
            }
            None => Cow::Borrowed(path),
        }
    }
}
