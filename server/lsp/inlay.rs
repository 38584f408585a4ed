//! Words inside of the text, for those who have asked for them.

use lsp_types::{InlayHint, InlayHintLabel, InlayHintTooltip, Range};

use super::documents::Open;
use super::engine::Engine;
use crate::analysis::Hint;

/// The hints in a range of a document.
pub(super) fn within(engine: &Engine, open: &Open, range: Range) -> Vec<InlayHint> {
    if !engine.shared.settings().at(&open.path).inlay_hints {
        return Vec::new();
    }
    let Some((analysis, file)) = engine.analysis_of(&open.path) else {
        return Vec::new();
    };
    let encoding = engine.shared.client.encoding();
    let hints = analysis.hints(file, open.span(range, encoding)).into_iter();
    let shown = |it: Hint| InlayHint {
        position: open.range(crate::text::Span::empty(it.at), encoding).start,
        label: InlayHintLabel::String(it.text.to_owned()),
        kind: None,
        text_edits: None,
        tooltip: Some(InlayHintTooltip::String(
            "wakeful: what lives here is not released while the task waits".to_owned(),
        )),
        padding_left: Some(true),
        padding_right: None,
        data: None,
    };
    hints.map(shown).collect()
}
