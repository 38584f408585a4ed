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
        let is = |path: &String| {
            // It may be exported under that name.
            let found = index.find(&self.full(path), Namespace::Value);
            found.def() == Some(def)
        };
        self.is_named_path(&index.canonical_path(def), paths) || paths.iter().any(is)
    }

    /// The same of a function whose own path is known.
    pub fn is_named_path(&self, own: &str, paths: &[String]) -> bool {
        paths.iter().any(|path| {
            let inside = own.strip_prefix(&*self.full(path));
            inside.is_some_and(|it| it.is_empty() || it.starts_with("::"))
        })
    }

    fn full<'p>(&self, path: &'p str) -> Cow<'p, str> {
        match path.strip_prefix("crate") {
            Some(rest) if rest.is_empty() || rest.starts_with("::") => {
                let index = self.index();
                let own = &index.krate(index.crate_of(self.def.file)).name;
                Cow::Owned(format!("{own}{rest}"))
            }
            _ => Cow::Borrowed(path),
        }
    }
}
