//! The names of the standard library that every module of an edition sees.

use rustc_hash::FxHashMap;

use super::resolve::View;
use super::{Binding, Def, Names, Namespace, Origin, Res};
use crate::ir::{Name, Visibility};
use crate::syntax::Edition;

/// By module of `std`, since which edition, and the names.
pub(super) const PRELUDE: &[(&str, Edition, &[&str])] = &[
    (
        "std::option::Option",
        Edition::Edition2015,
        &["Some", "None"],
    ),
    ("std::result::Result", Edition::Edition2015, &["Ok", "Err"]),
    ("std::option", Edition::Edition2015, &["Option"]),
    ("std::result", Edition::Edition2015, &["Result"]),
    ("std::borrow", Edition::Edition2015, &["ToOwned"]),
    ("std::boxed", Edition::Edition2015, &["Box"]),
    ("std::clone", Edition::Edition2015, &["Clone"]),
    (
        "std::cmp",
        Edition::Edition2015,
        &["Eq", "Ord", "PartialEq", "PartialOrd"],
    ),
    (
        "std::convert",
        Edition::Edition2015,
        &["AsMut", "AsRef", "From", "Into"],
    ),
    ("std::default", Edition::Edition2015, &["Default"]),
    (
        "std::iter",
        Edition::Edition2015,
        &[
            "DoubleEndedIterator",
            "ExactSizeIterator",
            "Extend",
            "IntoIterator",
            "Iterator",
        ],
    ),
    (
        "std::marker",
        Edition::Edition2015,
        &["Copy", "Send", "Sized", "Sync", "Unpin"],
    ),
    (
        "std::mem",
        Edition::Edition2015,
        &["align_of", "align_of_val", "drop", "size_of", "size_of_val"],
    ),
    (
        "std::ops",
        Edition::Edition2015,
        &[
            "AsyncFn",
            "AsyncFnMut",
            "AsyncFnOnce",
            "Drop",
            "Fn",
            "FnMut",
            "FnOnce",
        ],
    ),
    ("std::string", Edition::Edition2015, &["String", "ToString"]),
    ("std::vec", Edition::Edition2015, &["Vec"]),
    (
        "std::convert",
        Edition::Edition2021,
        &["TryFrom", "TryInto"],
    ),
    ("std::iter", Edition::Edition2021, &["FromIterator"]),
    (
        "std::future",
        Edition::Edition2024,
        &["Future", "IntoFuture"],
    ),
];

#[derive(Debug, Default)]
pub(super) struct Preludes([Prelude; 4]);

#[derive(Debug, Default)]
pub(super) struct Prelude {
    names: FxHashMap<Name, Names>,
    traits: Vec<Def>,
}

impl Preludes {
    /// Made of the finished stub of `std`; names that it does not have are left out.
    pub(super) fn new(view: View<'_>) -> Self {
        let editions = [
            Edition::Edition2015,
            Edition::Edition2018,
            Edition::Edition2021,
            Edition::Edition2024,
        ];
        Self(editions.map(|edition| Prelude::new(view, edition)))
    }

    pub(super) fn of(&self, edition: Edition) -> &Prelude {
        &self.0[match edition {
            Edition::Edition2015 => 0,
            Edition::Edition2018 => 1,
            Edition::Edition2021 => 2,
            _ => 3,
        }]
    }
}

impl Prelude {
    fn new(view: View<'_>, edition: Edition) -> Self {
        let mut prelude = Self::default();
        for (path, since, names) in PRELUDE {
            if *since > edition {
                continue;
            }
            for name in *names {
                let path = format!("{path}::{name}");
                for ns in [Namespace::Type, Namespace::Value] {
                    if let Some(res) = view.find(&path, ns).full() {
                        prelude.add(Name::new(name), ns, res);
                        if let Res::Def(def) = res
                            && view.is_trait(def)
                        {
                            prelude.traits.push(def);
                        }
                    }
                }
            }
        }
        if let Some(std) = view.tables.std {
            for (name, names) in &view.module(view.root(std)).names {
                if let Some(binding) = names.macros {
                    prelude.add(name.clone(), Namespace::Macro, binding.res);
                }
            }
        }
        prelude.traits.sort_unstable();
        prelude
    }

    fn add(&mut self, name: Name, ns: Namespace, res: Res) {
        let binding = Binding {
            res,
            visibility: Visibility::Public,
            origin: Origin::Item,
        };
        *self.names.entry(name).or_default().get_mut(ns) = Some(binding);
    }

    pub(super) fn get(&self, name: &Name, ns: Namespace) -> Option<Res> {
        Some(self.names.get(name)?.get(ns)?.res)
    }

    pub(super) fn traits(&self) -> &[Def] {
        &self.traits
    }
}
