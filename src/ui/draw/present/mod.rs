//! The pages of the presentation: a title, a sentence, and a figure that fills the rest.
//!
//! A figure is drawn in units that grow with the window, so that it is as legible on a projector as on a large screen:
//! text of 12 units is 15 pixels in a window of 1280. Words that are read stay words of the page and grow by style.

mod figures;
mod lines;
mod map;
#[cfg(test)]
mod tests;
pub mod turn;

use crate::id::StepId;
use crate::stream::{FigureChange, Layout, StreamMap, compare, layout};
use crate::ui::markup::Markup;
use crate::ui::text;
use crate::ui::text::duration_text;
use crate::ui::text::present as said;
use crate::ui::view::MapView;
use crate::ui::wrap::shorten;
use crate::workshop::{
    ChangeFacts, ConstraintFacts, HandoffFacts, QualityFacts, Slide, Workshop, change_facts, constraint_facts,
    handoff_facts, quality_facts,
};

/// Pixels of the figure that are one unit in height and width at 1280; see the module.
const PIXELS_FOR_UNIT: f64 = 970.0;
/// The longest remark that is read out to a room.
const LONGEST_REMARK: usize = 150;
/// A name in a headline is at most so wide: with it the finding keeps to three lines.
const MOST_NAME_EM: f64 = 36.0;

/// Room for a figure, in pixels.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Room {
    /// From left to right.
    pub width: f64,
    /// From top to bottom.
    pub height: f64,
}

impl Room {
    /// Pixels for a unit of the drawing: 1 on a phone, 1.25 at 1280, at most 2.5.
    fn zoom(&self) -> f64 {
        (self.width / PIXELS_FOR_UNIT).clamp(1.0, 2.5)
    }
}

/// Both states of the stream, where a future one is drawn.
struct States {
    before: MapView,
    after: MapView,
    lead_time: FigureChange,
}

/// A map with all that its pages say.
pub struct Presented {
    view: MapView,
    layout: Layout,
    constraint: ConstraintFacts,
    handoffs: HandoffFacts,
    quality: QualityFacts,
    changes: ChangeFacts,
    states: Option<States>,
}

impl Presented {
    /// Reads a map and its workshop on a day, `YYYY-MM-DD`.
    pub fn of(workshop: &Workshop, map: &StreamMap, today: &str) -> Self {
        let changes = change_facts(workshop, Some(map.id), today);
        let states = changes.states.and_then(|(before, after)| {
            let (before, after) = (workshop.map(before)?, workshop.map(after)?);
            let lead_time = compare(before, after).totals.lead_time;
            Some(States { before: MapView::of(before.clone()), after: MapView::of(after.clone()), lead_time })
        });
        let view = MapView::of(map.clone());
        Self {
            layout: layout(map),
            constraint: constraint_facts(view.summary()),
            handoffs: handoff_facts(map, view.summary()),
            quality: quality_facts(map, view.summary()),
            changes,
            states,
            view,
        }
    }

    /// The name of a step as a headline has room for it.
    fn short_name(&self, id: StepId) -> String {
        let mut name = self.name(id);
        shorten(&mut name, MOST_NAME_EM);
        name
    }

    /// The name of a step; its number where it has none.
    fn name(&self, id: StepId) -> String {
        match self.view.step(id) {
            Some((number, step, _)) if step.name.trim().is_empty() => format!("{} {number}", text::UNNAMED_STEP),
            Some((_, step, _)) => step.name.clone(),
            None => String::new(),
        }
    }

    fn total_hours(&self) -> Option<f64> {
        self.view.summary().lead_time.figure().map(|hours| hours.mid)
    }

    /// What the future state does to the total lead time: "14 d 5 h instead of 33 d 4 h".
    fn drop(&self) -> Option<String> {
        let states = self.states.as_ref()?;
        let text = |view: &MapView, hours: f64| duration_text(hours, &view.map().calendar);
        let (before, after) = (states.lead_time.before?, states.lead_time.after?);
        Some(said::instead_of(&text(&states.after, after), &text(&states.before, before)))
    }

    /// The finding, in a sentence.
    pub fn title(&self, slide: Slide) -> String {
        let (summary, calendar) = (self.view.summary(), &self.view.map().calendar);
        match slide {
            Slide::Total => said::total_title(&summary.lead_time, &summary.process_time, calendar),
            Slide::Constraint => match self.constraint {
                ConstraintFacts::Named { constraint, .. } => {
                    said::constraint_title(&self.short_name(constraint.step), &constraint, calendar)
                }
                ConstraintFacts::NoSteps => said::NO_STEPS.to_owned(),
                ConstraintFacts::NoWaitKnown => said::NO_CONSTRAINT.to_owned(),
                ConstraintFacts::NothingWaits { missing } => said::nothing_waits(missing).0,
            },
            Slide::Handoffs => said::handoffs_title(&self.handoffs),
            Slide::SentBack => {
                let worst = self.quality.lowest.first().map(|of| (self.short_name(of.step), of.percent_ca));
                said::quality_title(&self.quality, worst.as_ref().map(|(name, percent)| (name.as_str(), *percent)))
            }
            Slide::Changes => said::changes_title(&self.changes, self.drop().as_deref()),
        }
    }

    fn lead(&self, slide: Slide) -> String {
        let (summary, calendar) = (self.view.summary(), &self.view.map().calendar);
        match slide {
            Slide::Total => said::total_lead(self.view.map(), &summary.lead_time, &summary.wait),
            Slide::Constraint => match self.constraint {
                ConstraintFacts::Named { constraint, process_hours } => {
                    said::constraint_lead(&constraint, self.total_hours(), process_hours, calendar)
                }
                ConstraintFacts::NoSteps => said::NO_STEPS_WHY.to_owned(),
                ConstraintFacts::NoWaitKnown => said::NO_WAIT_KNOWN.to_owned(),
                ConstraintFacts::NothingWaits { missing } => said::nothing_waits(missing).1,
            },
            Slide::Handoffs => said::handoffs_lead(&self.handoffs, calendar),
            Slide::SentBack => said::quality_lead(&self.quality),
            Slide::Changes => said::changes_lead(&self.changes, self.drop().as_deref()),
        }
    }

    /// What people say stands in the way at the constraint.
    fn remark(&self, slide: Slide) -> Option<String> {
        let ConstraintFacts::Named { constraint, .. } = self.constraint else { return None };
        let (_, step, _) = self.view.step(constraint.step).filter(|_| slide == Slide::Constraint)?;
        let said = [&step.barriers, &step.notes].into_iter().find(|words| !words.trim().is_empty())?;
        let one_line = said.split_whitespace().collect::<Vec<_>>().join(" ");
        if one_line.chars().count() <= LONGEST_REMARK {
            return Some(one_line);
        }
        let cut: String = one_line.chars().take(LONGEST_REMARK).collect();
        let whole = cut.rsplit_once(' ').map_or(cut.as_str(), |(words, _)| words);
        Some([whole, " …"].concat())
    }

    /// Title, sentence and remark.
    pub fn words(&self, slide: Slide) -> String {
        let mut markup = Markup::new();
        markup.raw("<h2>");
        if slide == Slide::Constraint && matches!(self.constraint, ConstraintFacts::Named { .. }) {
            markup.raw("<svg class=\"flag\" viewBox=\"0 0 16 16\" aria-hidden=\"true\"><path d=\"M4 14.5v-13M4 2.5h8l-2 3 2 3H4\"/></svg>");
        }
        markup.words(&self.title(slide)).raw("</h2>");
        let lead = self.lead(slide);
        if !lead.is_empty() {
            markup.raw("<p>").words(&lead).raw("</p>");
        }
        if let Some(remark) = self.remark(slide) {
            markup.raw("<blockquote>").words(&remark).raw("</blockquote>");
        }
        markup.finish()
    }

    /// The figure under the words, for this room.
    pub fn figure(&self, slide: Slide, room: Room) -> String {
        if self.view.summary().steps == 0 && slide != Slide::Changes {
            return String::new();
        }
        match slide {
            Slide::Total => figures::total(self, room),
            Slide::Constraint => figures::constraint(self, room),
            Slide::Handoffs => figures::handoffs(self, room),
            Slide::SentBack => figures::sent_back(self, room),
            Slide::Changes => figures::changes(self, room),
        }
    }
}
