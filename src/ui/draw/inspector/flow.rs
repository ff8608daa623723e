//! The fields of a flow.

use super::{Row, button, made};
use crate::id::FlowId;
use crate::stream::{Duration, Flow, FlowKind, Percent, Unit};
use crate::ui::draw::form::{FieldState, Kind};
use crate::ui::icon::Icon;
use crate::ui::markup::Markup;
use crate::ui::text;
use crate::ui::view::MapView;
use crate::workshop::{Edit, FlowField};

/// A flow of the shown map.
pub(super) struct Of<'a> {
    view: &'a MapView,
    flow: &'a Flow,
}

impl<'a> Of<'a> {
    pub(super) fn new(view: &'a MapView, id: FlowId) -> Option<Self> {
        Some(Self { view, flow: view.map().flow(id)? })
    }

    fn set(&self, set: FlowField) -> Vec<Edit> {
        vec![Edit::SetFlow { map: self.view.map().id, flow: self.flow.id, set }]
    }
}

/// The share of a rework flow as it was typed.
pub(super) fn share_of(flow: &Flow) -> &str {
    match &flow.kind {
        FlowKind::Rework { share: Some(share) } => share.text(),
        _ => "",
    }
}

pub(super) fn title(of: &Of<'_>) -> String {
    let mut markup = Markup::new();
    markup.raw("<h2>").words(text::FLOW).raw("</h2>");
    let (from, to) = (of.view.step_label(of.flow.from), of.view.step_label(of.flow.to));
    markup.raw("<p>").words(&text::from_to(&from, &to)).raw("</p>");
    markup.finish()
}

pub(super) fn rows<'a>(of: &Of<'_>) -> Vec<Row<Of<'a>>> {
    let mut rows: Vec<Row<Of<'a>>> = vec![Row {
        label: text::KIND,
        kind: Kind::Choice(&[text::FORWARD, text::REWORK]),
        placeholder: "",
        number: 0,
        read: |of, _| {
            let is_rework = of.view.is_rework(of.flow.id);
            FieldState::new(if is_rework { text::REWORK } else { text::FORWARD }, "")
        },
        record: |of, _, typed| {
            let is_back = typed == text::REWORK;
            of.set(FlowField::Kind(if is_back { FlowKind::Rework { share: None } } else { FlowKind::Forward }))
        },
    }];
    if of.view.is_rework(of.flow.id) {
        rows.push(Row {
            label: text::SENT_BACK_SHARE,
            kind: Kind::Figure,
            placeholder: "?",
            number: 0,
            read: |of, _| {
                let problem = match &of.flow.kind {
                    FlowKind::Rework { share: Some(share) } => share.problem().and_then(text::entry_problem),
                    _ => None,
                };
                FieldState::new(share_of(of.flow), text::SHARE_HINT).or_problem(problem)
            },
            record: |of, _, typed| of.set(FlowField::Kind(FlowKind::Rework { share: Percent::read(typed) })),
        });
    }
    rows.push(Row {
        label: text::WAIT_ON_ARROW,
        kind: Kind::Figure,
        placeholder: "?",
        number: 0,
        read: |of, _| {
            let wait = of.flow.wait.as_ref();
            let problem = wait.and_then(Duration::problem).map(|problem| text::duration_problem(&problem));
            FieldState::new(wait.map(Duration::text).unwrap_or_default(), text::WAIT_ON_ARROW_HINT).or_problem(problem)
        },
        record: |of, _, typed| {
            let unit = of.flow.wait.as_ref().and_then(Duration::unit).unwrap_or(Unit::Day);
            of.set(FlowField::Wait(Duration::read(typed, unit)))
        },
    });
    rows
}

pub(super) fn fields(of: &Of<'_>) -> String {
    let mut markup = Markup::new();
    made(&mut markup, &rows(of), 0);
    markup.finish()
}

pub(super) fn rest() -> String {
    let mut markup = Markup::new();
    markup.raw("<section class=\"last\">");
    button(&mut markup, "btn", "insert", Icon::Plus.path(), text::INSERT_STEP);
    button(&mut markup, "btn plain", "remove", Icon::Bin.path(), text::REMOVE_FLOW);
    markup.raw("</section>");
    markup.finish()
}
