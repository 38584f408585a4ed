//! What was found in one group of packages, apart from the analysis that found it.

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::baseline::Remembered;
use crate::analysis::Analysis;
use crate::baseline::{Named, Print};
use crate::finding::{Applicability, Edit, Finding, Findings, Fix, Severity, Spot};
use crate::index::{FileId, Place};
use crate::rules;
use crate::text::Span;
use crate::types::Coverage;

/// Places count from the start of a file; the files are the positions in `paths`.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Found {
    pub paths: Vec<PathBuf>,
    pub findings: Vec<Finding>,
    pub coverage: Coverage,
    /// How many files were analysed for findings.
    pub files: usize,
    /// One line each about what is not as it should be.
    pub problems: Vec<String>,
    /// Of files that have a baseline.
    pub remembered: Vec<Remembered>,
}

impl Found {
    pub fn of(analysis: &Analysis, asked: &[FileId], mut findings: Vec<Finding>) -> Self {
        let index = analysis.index();
        let mut paths = Vec::new();
        let mut known: HashMap<FileId, FileId> = HashMap::new();
        for finding in &mut findings {
            places(finding, |place| {
                let file = *known.entry(place.file).or_insert_with(|| {
                    paths.push(index.path(place.file).to_owned());
                    FileId(paths.len() as u32 - 1)
                });
                *place = Place {
                    file,
                    item: None,
                    span: index.absolute(*place),
                };
            });
        }
        let refused = asked.iter().filter(|it| index.file(**it).refused.is_some());
        Self {
            paths,
            findings,
            coverage: analysis.coverage(),
            files: asked.len() - refused.count(),
            ..Self::default()
        }
    }

    pub fn path(&self, file: FileId) -> &Path {
        &self.paths[file.0 as usize]
    }

    /// `None` when a path is not text.
    pub fn to_json(&self) -> Option<Vec<u8>> {
        let paths = self.paths.iter().map(|it| it.to_str().map(str::to_owned));
        let remembered = self.remembered.iter().map(StoredNames::of);
        let Coverage {
            methods,
            methods_known,
            awaits,
            awaits_known,
        } = self.coverage;
        let stored = Stored {
            paths: paths.collect::<Option<_>>()?,
            findings: self.findings.iter().map(StoredFinding::of).collect(),
            coverage: [methods, methods_known, awaits, awaits_known],
            files: self.files,
            problems: self.problems.clone(),
            remembered: remembered.collect::<Option<_>>()?,
        };
        serde_json::to_vec(&stored).ok()
    }

    /// `None` when it is not what [`to_json`](Self::to_json) has written.
    pub fn from_json(json: &[u8]) -> Option<Self> {
        let stored: Stored = serde_json::from_slice(json).ok()?;
        let [methods, methods_known, awaits, awaits_known] = stored.coverage;
        let findings = stored.findings.into_iter().map(StoredFinding::restore);
        let names = stored.remembered.into_iter().map(StoredNames::restore);
        let mut found = Self {
            paths: stored.paths.into_iter().map(PathBuf::from).collect(),
            findings: findings.collect::<Option<_>>()?,
            coverage: Coverage {
                methods,
                methods_known,
                awaits,
                awaits_known,
            },
            files: stored.files,
            problems: stored.problems,
            remembered: names.collect(),
        };
        let count = found.paths.len();
        let mut sound = true;
        for it in &found.remembered {
            let prints = it.named.prints.len();
            sound &= it.named.numbers.iter().all(|it| *it < prints);
        }
        for finding in &mut found.findings {
            places(finding, |it| sound &= (it.file.0 as usize) < count);
        }
        sound.then_some(found)
    }
}

/// Every place that a finding names.
pub(super) fn places(finding: &mut Finding, mut visit: impl FnMut(&mut Place)) {
    visit(&mut finding.place);
    finding
        .related
        .iter_mut()
        .for_each(|it| visit(&mut it.place));
    for fix in &mut finding.fixes {
        fix.edits.iter_mut().for_each(|it| visit(&mut it.place));
        fix.reshapes.iter_mut().for_each(&mut visit);
    }
}

#[derive(Serialize, Deserialize)]
struct Stored {
    paths: Vec<String>,
    findings: Vec<StoredFinding>,
    coverage: [u32; 4],
    files: usize,
    problems: Vec<String>,
    remembered: Vec<StoredNames>,
}

#[derive(Serialize, Deserialize)]
struct StoredNames {
    path: String,
    prints: Vec<StoredPrint>,
    numbers: Vec<usize>,
    items: Vec<String>,
}

/// Item, rule, code and hash.
type StoredPrint = (String, String, String, u64);

/// A file, and the start and end in it.
type StoredPlace = (u32, u32, u32);

#[derive(Serialize, Deserialize)]
struct StoredFinding {
    rule: String,
    severity: String,
    place: StoredPlace,
    message: String,
    related: Vec<(StoredPlace, String)>,
    fixes: Vec<StoredFix>,
}

#[derive(Serialize, Deserialize)]
struct StoredFix {
    title: String,
    applicability: String,
    edits: Vec<(StoredPlace, String)>,
    reshapes: Option<StoredPlace>,
}

impl StoredNames {
    fn of(seen: &Remembered) -> Option<Self> {
        let stored = |it: &Print| -> StoredPrint {
            let it = it.clone();
            (it.item, it.rule, it.code, it.hash)
        };
        Some(Self {
            path: seen.path.to_str()?.to_owned(),
            prints: seen.named.prints.iter().map(stored).collect(),
            numbers: seen.named.numbers.clone(),
            items: seen.items.clone(),
        })
    }

    fn restore(self) -> Remembered {
        let print = |(item, rule, code, hash): StoredPrint| Print {
            item,
            rule,
            code,
            hash,
        };
        Remembered {
            path: self.path.into(),
            named: Named {
                prints: self.prints.into_iter().map(print).collect(),
                numbers: self.numbers,
            },
            items: self.items,
        }
    }
}

impl StoredFinding {
    fn of(finding: &Finding) -> Self {
        let related = finding.related.iter();
        let fixes = finding.fixes.iter().map(|fix| {
            let edits = fix.edits.iter();
            StoredFix {
                title: fix.title.clone(),
                applicability: fix.applicability.as_str().to_owned(),
                edits: edits
                    .map(|it| (stored(it.place), it.text.clone()))
                    .collect(),
                reshapes: fix.reshapes.map(stored),
            }
        });
        Self {
            rule: finding.rule.to_owned(),
            severity: finding.severity.as_str().to_owned(),
            place: stored(finding.place),
            message: finding.message.clone(),
            related: related
                .map(|it| (stored(it.place), it.message.clone()))
                .collect(),
            fixes: fixes.collect(),
        }
    }

    fn restore(self) -> Option<Finding> {
        let severity: Severity = self.severity.parse().ok()?;
        let rule = rules::by_id(&self.rule)?.id;
        let place = restored(self.place);
        let mut findings = Findings::new(rule, severity, place);
        let finding = findings.add(Spot::At(place), self.message);
        for (place, message) in self.related {
            finding.related(Spot::At(restored(place)), message);
        }
        for fix in self.fixes {
            let applicability = Applicability::ALL;
            let applicability = applicability
                .into_iter()
                .find(|it| it.as_str() == fix.applicability);
            let edits = fix.edits.into_iter();
            let edits = edits.map(|it| Edit::new(restored(it.0), it.1));
            let mut restored_fix = Fix::new(applicability?, fix.title).edits(edits);
            restored_fix.reshapes = fix.reshapes.map(restored);
            finding.fix(restored_fix);
        }
        findings.finish().pop()
    }
}

fn stored(place: Place) -> StoredPlace {
    (place.file.0, place.span.start, place.span.end)
}

fn restored((file, start, end): StoredPlace) -> Place {
    Place {
        file: FileId(file),
        item: None,
        span: Span { start, end },
    }
}
