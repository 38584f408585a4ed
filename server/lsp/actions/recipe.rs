//! What an action is made from when it is chosen.

use serde_json::{Value, json};

use crate::lsp::documents::Open;
use crate::rules;
use crate::suppress::Scope;
use crate::text::Span;

/// Spans are bytes of the text that is analysed.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::lsp) enum Recipe {
    Fix {
        document: Document,
        rule: String,
        start: u32,
        end: u32,
        number: usize,
    },
    /// Without a document of all files, without a rule of all rules.
    All {
        document: Option<Document>,
        rule: Option<String>,
        unsafe_too: bool,
    },
    /// All that is safe, in a file that is not open.
    InFile { uri: String },
    Allow {
        document: Document,
        rule: String,
        at: u32,
        scope: Scope,
    },
    /// In the configuration.
    Ignore { document: Document, rule: String },
    /// The comment of that number in the file.
    Unallow { document: Document, number: usize },
    Refactor {
        document: Document,
        id: String,
        start: u32,
        end: u32,
        number: usize,
    },
}

/// A document as it was when the action was listed.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::lsp) struct Document {
    pub uri: String,
    pub version: i32,
}

impl From<&Open> for Document {
    fn from(open: &Open) -> Self {
        Self {
            uri: open.uri.to_string(),
            version: open.version,
        }
    }
}

/// What can be asked for, from the smallest.
pub(in crate::lsp) const SCOPES: [Scope; 3] = [Scope::Line, Scope::Item, Scope::File];

pub(super) fn words(scope: Scope) -> &'static str {
    match scope {
        Scope::Line => "on this line",
        Scope::Item => "in this item",
        Scope::File => "in this file",
    }
}

fn name(scope: Scope) -> &'static str {
    match scope {
        Scope::Line => "line",
        Scope::Item => "item",
        Scope::File => "file",
    }
}

impl Recipe {
    pub fn document(&self) -> Option<&Document> {
        match self {
            Self::Fix { document, .. }
            | Self::Allow { document, .. }
            | Self::Ignore { document, .. }
            | Self::Unallow { document, .. }
            | Self::Refactor { document, .. } => Some(document),
            Self::All { document, .. } => document.as_ref(),
            Self::InFile { .. } => None,
        }
    }

    pub fn write(&self) -> Value {
        let mut value = match self {
            Self::Fix {
                rule,
                start,
                end,
                number,
                ..
            } => {
                json!({ "do": "fix", "rule": rule, "start": start, "end": end, "number": number })
            }
            Self::All {
                rule, unsafe_too, ..
            } => json!({ "do": "all", "rule": rule, "unsafe": unsafe_too }),
            Self::Allow {
                rule, at, scope, ..
            } => json!({ "do": "allow", "rule": rule, "start": at, "scope": name(*scope) }),
            Self::Ignore { rule, .. } => json!({ "do": "ignore", "rule": rule }),
            Self::InFile { uri } => json!({ "do": "inFile", "uri": uri }),
            Self::Unallow { number, .. } => json!({ "do": "unallow", "number": number }),
            Self::Refactor {
                id,
                start,
                end,
                number,
                ..
            } => {
                json!({ "do": "refactor", "id": id, "start": start, "end": end, "number": number })
            }
        };
        if let Some(document) = self.document() {
            value["uri"] = document.uri.clone().into();
            value["version"] = document.version.into();
        }
        value
    }

    /// The error is one line.
    pub fn read(value: Value) -> Result<Self, String> {
        Self::parse(&value).ok_or_else(|| format!("this is no action of wakeful: {value}"))
    }

    /// The range of the document that it is about.
    pub fn span(&self) -> Option<Span> {
        match self {
            Self::Fix { start, end, .. } | Self::Refactor { start, end, .. } => {
                Some(Span::new(*start, *end))
            }
            Self::Allow { at, .. } => Some(Span::empty(*at)),
            Self::All { .. } | Self::InFile { .. } | Self::Ignore { .. } | Self::Unallow { .. } => {
                None
            }
        }
    }

    fn parse(value: &Value) -> Option<Self> {
        let text = |key: &str| Some(value.get(key)?.as_str()?.to_owned());
        let rule = || text("rule").filter(|it| rules::by_id(it).is_some());
        let number = |key: &str| value.get(key)?.as_u64();
        let offset = |key: &str| u32::try_from(number(key)?).ok();
        let document = || {
            Some(Document {
                uri: text("uri")?,
                version: i32::try_from(value.get("version")?.as_i64()?).ok()?,
            })
        };
        Some(match value.get("do")?.as_str()? {
            "fix" => Self::Fix {
                document: document()?,
                rule: rule()?,
                start: offset("start")?,
                end: offset("end")?,
                number: number("number")? as usize,
            },
            "all" => Self::All {
                document: document(),
                rule: match value.get("rule") {
                    Some(Value::Null) | None => None,
                    Some(_) => Some(rule()?),
                },
                // Emacs reads `false` as nothing, and gives back `null`.
                unsafe_too: value["unsafe"].as_bool().unwrap_or_default(),
            },
            "allow" => Self::Allow {
                document: document()?,
                rule: rule()?,
                at: offset("start")?,
                scope: SCOPES
                    .into_iter()
                    .find(|it| Some(name(*it)) == value["scope"].as_str())?,
            },
            "unallow" => Self::Unallow {
                document: document()?,
                number: number("number")? as usize,
            },
            "refactor" => Self::Refactor {
                document: document()?,
                id: text("id")?,
                start: offset("start")?,
                end: offset("end")?,
                number: number("number")? as usize,
            },
            "ignore" => Self::Ignore {
                document: document()?,
                rule: rule()?,
            },
            "inFile" => Self::InFile { uri: text("uri")? },
            _ => return None,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_client_may_take_false_for_nothing() {
        let wanted = Recipe::All {
            document: None,
            rule: None,
            unsafe_too: false,
        };
        let mut value = wanted.write();
        value["unsafe"] = Value::Null;
        assert_eq!(Recipe::read(value).as_ref(), Ok(&wanted));
    }

    #[test]
    fn recipes_come_back() {
        let document = || Document {
            uri: "file:///a.rs".into(),
            version: -3,
        };
        let recipes = [
            Recipe::Fix {
                document: document(),
                rule: "blocking_fs".into(),
                start: 1,
                end: 2,
                number: 3,
            },
            Recipe::All {
                document: Some(document()),
                rule: None,
                unsafe_too: true,
            },
            Recipe::All {
                document: None,
                rule: Some("blocking_fs".into()),
                unsafe_too: false,
            },
            Recipe::Allow {
                document: document(),
                rule: "blocking_fs".into(),
                at: 7,
                scope: Scope::Item,
            },
            Recipe::Ignore {
                document: document(),
                rule: "blocking_fs".into(),
            },
            Recipe::InFile {
                uri: "file:///a.rs".into(),
            },
            Recipe::Unallow {
                document: document(),
                number: 1,
            },
            Recipe::Refactor {
                document: document(),
                id: "y".into(),
                start: 1,
                end: 1,
                number: 0,
            },
        ];
        for recipe in recipes {
            assert_eq!(Recipe::read(recipe.write()), Ok(recipe));
        }
        assert!(Recipe::read(json!({ "do": "nothing" })).is_err());
        assert!(Recipe::read(json!([])).is_err());
        let unknown = json!({ "do": "all", "rule": "x", "unsafe": false });
        assert!(Recipe::read(unknown).is_err());
    }
}
