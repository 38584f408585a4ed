//! The options of rules, from the text of a configuration.

use toml_edit::{Item, Key as TomlKey, TableLike};

use super::keys::{self, Key};
use super::read::{Reader, listed, span};
use crate::options::{Declared, Value, is_path};
use crate::rules::{self, Rule};
use crate::text::Span;

impl Reader<'_> {
    pub(super) fn options(&mut self, key: &Key, item: &Item) -> Vec<(Span, Declared, Value)> {
        let Some(table) = item.as_table_like() else {
            self.wrong(key, item.span());
            return Vec::new();
        };
        let mut found = Vec::new();
        for (id, item) in table.iter() {
            let at = span(table.key(id).and_then(TomlKey::span));
            let rule = self.rule(at, id).and_then(rules::by_id);
            let Some(rule) = rule else { continue };
            match item.as_table_like() {
                _ if rule.options.is_empty() => {
                    let message = format!("the rule `{id}` has no options");
                    self.problem_at(at, message);
                }
                Some(table) => found.extend(self.options_of(rule, table)),
                None => {
                    let message = format!("`{}.{id}` is a table of options", keys::OPTIONS);
                    self.problem(item.span(), message);
                }
            }
        }
        found
    }

    fn options_of(&mut self, rule: &Rule, table: &dyn TableLike) -> Vec<(Span, Declared, Value)> {
        let mut found = Vec::new();
        for (name, item) in table.iter() {
            let at = span(table.key(name).and_then(TomlKey::span));
            match rule.options.iter().find(|it| it.name() == name) {
                Some(option) => {
                    let value = self.value(*option, item);
                    found.extend(value.map(|it| (at, *option, it)));
                }
                None => {
                    let names = rule.options.iter().map(|it| it.name());
                    let near = match rules::nearest_of(name, names.clone()) {
                        Some(near) => format!("did you mean `{near}`?"),
                        None => format!("there are {}", listed(names)),
                    };
                    let message = format!("`{}` has no option `{name}`; {near}", rule.id);
                    self.problem_at(at, message);
                }
            }
        }
        found
    }

    fn value(&mut self, option: Declared, item: &Item) -> Option<Value> {
        let value = match option {
            Declared::Number(number) => {
                let value = item.as_integer().and_then(|it| u32::try_from(it).ok());
                value
                    .filter(|it| number.range.contains(it))
                    .map(Value::Number)
            }
            Declared::Paths(example) => {
                let array = item.as_array();
                let paths = array.and_then(|it| it.iter().map(|it| it.as_str()).collect());
                let paths: Option<Vec<&str>> = paths;
                let wrong = array
                    .zip(paths.as_ref())
                    .and_then(|(array, paths)| array.iter().zip(paths).find(|it| !is_path(it.1)));
                if let Some((value, path)) = wrong {
                    let message = format!("`{path}` is no path such as `{}`", example.example);
                    self.problem(value.span(), message);
                    return None;
                }
                paths.map(|it| Value::Paths(it.into_iter().map(str::to_owned).collect()))
            }
        };
        if value.is_none() {
            let (name, wanted) = (option.name(), option.wanted());
            self.problem(item.span(), format!("`{name}` is {wanted}"));
        }
        value
    }
}
