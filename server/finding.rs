//! What a rule says about the code: a place, a sentence, the places that explain it, and the fixes.

use std::fmt;
use std::str::FromStr;

use crate::index::Place;
use crate::text::Span;

/// One hazard at one place. Made by [`Findings::add`] only.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// The id of the rule.
    pub rule: &'static str,
    pub severity: Severity,
    pub place: Place,
    pub message: String,
    pub related: Vec<Related>,
    pub fixes: Vec<Fix>,
    /// The lint of clippy that says the same here, without `clippy::`.
    pub clippy: Option<&'static str>,
}

/// Another place that explains a finding: where the guard ends, where the other end is dropped.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Related {
    pub place: Place,
    pub message: String,
}

/// A change that resolves a finding. Its edits may lie in several files and do not overlap.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fix {
    pub title: String,
    pub applicability: Applicability,
    pub edits: Vec<Edit>,
    /// A function that is another one afterwards: what else is to be changed in it goes first.
    pub reshapes: Option<Place>,
}

/// Replaces the text at `place`; an empty place inserts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edit {
    pub place: Place,
    pub text: String,
}

/// How bad it is. Hints and infos are shown only when asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    Hint,
    Info,
    Warning,
    Error,
}

/// How much a reader has to think before taking a fix.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Applicability {
    /// Compiles and keeps the meaning, apart from the hazard. Applied by `--fix`.
    Safe,
    /// One click, but it must be read: timing, errors or types may change.
    Suggested,
    /// Has a gap to fill in. Never applied by the command.
    Placeholder,
}

/// What one rule finds in one unit (a function, or a file).
///
/// Bare spans given to [`add`](Self::add) and [`Finding::related`] count from
/// where the unit counts: the start of its item, or of the file.
#[derive(Debug)]
pub struct Findings {
    rule: &'static str,
    severity: Severity,
    unit: Place,
    found: Vec<Finding>,
}

/// Where something is: a span in the unit at hand, or a place anywhere.
#[derive(Clone, Copy, Debug)]
pub enum Spot {
    Here(Span),
    At(Place),
}

impl Findings {
    /// Of `rule` in `unit`, whose span does not matter.
    pub fn new(rule: &'static str, severity: Severity, unit: Place) -> Self {
        Self {
            rule,
            severity,
            unit,
            found: Vec::new(),
        }
    }

    pub fn add(&mut self, spot: impl Into<Spot>, message: impl Into<String>) -> &mut Finding {
        let place = spot.into().in_unit(self.unit);
        self.found.push(Finding {
            rule: self.rule,
            severity: self.severity,
            place,
            message: message.into(),
            related: Vec::new(),
            fixes: Vec::new(),
            clippy: None,
        });
        self.found.last_mut().expect("just pushed")
    }

    pub fn finish(self) -> Vec<Finding> {
        self.found
    }
}

impl Finding {
    /// Bare spans count from where the finding's own place counts.
    pub fn related(&mut self, spot: impl Into<Spot>, message: impl Into<String>) -> &mut Self {
        let place = spot.into().in_unit(self.place);
        self.related.push(Related {
            place,
            message: message.into(),
        });
        self
    }

    /// `None` and fixes without edits are left out, so that a rule can say `.fix(maybe)`.
    pub fn fix(&mut self, fix: impl Into<Option<Fix>>) -> &mut Self {
        self.fixes
            .extend(fix.into().filter(|it| !it.edits.is_empty()));
        self
    }

    /// For a finding that clippy has too.
    pub fn clippy(&mut self, lint: impl Into<Option<&'static str>>) -> &mut Self {
        self.clippy = lint.into();
        self
    }

    /// For a finding that is more or less certain than its rule usually is.
    pub fn severity(&mut self, severity: Severity) -> &mut Self {
        self.severity = severity;
        self
    }
}

impl Fix {
    pub fn safe(title: impl Into<String>) -> Self {
        Self::new(Applicability::Safe, title)
    }

    pub fn suggested(title: impl Into<String>) -> Self {
        Self::new(Applicability::Suggested, title)
    }

    pub fn placeholder(title: impl Into<String>) -> Self {
        Self::new(Applicability::Placeholder, title)
    }

    pub fn new(applicability: Applicability, title: impl Into<String>) -> Self {
        Self {
            title: title.into(),
            applicability,
            edits: Vec::new(),
            reshapes: None,
        }
    }

    /// The fix is not applied together with others in `function`.
    pub fn reshaping(mut self, function: Place) -> Self {
        self.reshapes = Some(function);
        self
    }

    pub fn replace(mut self, place: Place, text: impl Into<String>) -> Self {
        self.edits.push(Edit::new(place, text));
        self
    }

    pub fn insert(self, at: Place, text: impl Into<String>) -> Self {
        debug_assert!(at.span.is_empty());
        self.replace(at, text)
    }

    pub fn delete(self, place: Place) -> Self {
        self.replace(place, "")
    }

    pub fn edits(mut self, edits: impl IntoIterator<Item = Edit>) -> Self {
        self.edits.extend(edits);
        self
    }
}

impl Edit {
    pub fn new(place: Place, text: impl Into<String>) -> Self {
        Self {
            place,
            text: text.into(),
        }
    }
}

impl Spot {
    fn in_unit(self, unit: Place) -> Place {
        match self {
            Self::Here(span) => Place { span, ..unit },
            Self::At(place) => place,
        }
    }
}

impl From<Span> for Spot {
    fn from(span: Span) -> Self {
        Self::Here(span)
    }
}

impl From<Place> for Spot {
    fn from(place: Place) -> Self {
        Self::At(place)
    }
}

impl Severity {
    /// From the worst.
    pub const ALL: [Self; 4] = [Self::Error, Self::Warning, Self::Info, Self::Hint];

    pub fn as_str(self) -> &'static str {
        match self {
            Self::Hint => "hint",
            Self::Info => "info",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

impl Applicability {
    /// From the easiest.
    pub const ALL: [Self; 3] = [Self::Safe, Self::Suggested, Self::Placeholder];

    pub fn as_str(self) -> &'static str {
        match self {
            Self::Safe => "safe",
            Self::Suggested => "suggested",
            Self::Placeholder => "placeholder",
        }
    }
}

impl FromStr for Severity {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        Self::ALL
            .into_iter()
            .find(|it| it.as_str() == text)
            .ok_or(())
    }
}

impl fmt::Display for Severity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl fmt::Display for Applicability {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}
