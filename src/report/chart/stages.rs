//! Where the lead time goes: one bar to scale, a part per stage, words under each part or in rows.
use super::axis::drawable;
use super::canvas::px;
use super::element::{AXIS_TEXT_PX, Block, Drawn, Label, Look, Sheet, datum, size_px};
use super::ink::Ink;
use super::measure::{Weight, fit, text_width_px};
use crate::report::figure::{Frame, Stage, StageBar, StageKind};

const NAME_PX: f64 = 13.0;
const SHARE_PX: f64 = 14.0;
/// Paper between two parts.
const GAP_PX: f64 = 1.5;
/// Least distance between the words of neighbouring stages.
const WORD_GAP_PX: f64 = 6.0;

/// A stage with a length: its place in the figure and its ends in px.
struct Part<'f> {
    index: usize,
    stage: &'f Stage,
    from_px: f64,
    to_px: f64,
}

impl Part<'_> {
    fn inner_px(&self) -> f64 {
        self.to_px - self.from_px - GAP_PX
    }
}

/// Draws the chart; `None` when no stage has a share.
pub(super) fn stage_bar(figure: &StageBar, frame: &Frame) -> Option<String> {
    let total: f64 = figure.stages.iter().filter_map(share).sum();
    if total <= 0.0 {
        return None;
    }
    super::sheet(frame, |sheet| {
        let (width_px, height_px) = size_px(sheet);
        let parts = divide(figure, total, width_px);
        let bar_px = (height_px * 0.33).clamp(8.0, 30.0);
        for part in &parts {
            draw_part(sheet, part, bar_px)?;
        }
        if parts.iter().all(|part| fits_below(part)) {
            parts.iter().try_for_each(|part| write_below(sheet, part, bar_px))
        } else {
            write_rows(sheet, &parts, bar_px)
        }
    })
}

fn share(stage: &Stage) -> Option<f64> {
    drawable(Some(stage.share)).filter(|share| *share > 0.0)
}

fn divide(figure: &StageBar, total: f64, width_px: f64) -> Vec<Part<'_>> {
    let mut parts = Vec::new();
    let mut from_px = 0.0;
    for (index, stage) in figure.stages.iter().enumerate() {
        let Some(share) = share(stage) else { continue };
        let to_px = from_px + share / total * width_px;
        parts.push(Part { index, stage, from_px, to_px });
        from_px = to_px;
    }
    parts
}

fn draw_part(sheet: &Sheet<'_>, part: &Part<'_>, bar_px: f64) -> Drawn {
    let (look, ink) = match part.stage.kind {
        StageKind::Process => (Look::Solid(Ink::Process), Ink::OnProcess),
        StageKind::Wait => (Look::Solid(Ink::WaitFill), Ink::OnWait),
        StageKind::Unattributed => (Look::HatchedOpen(Ink::Process), Ink::Ink),
    };
    let to_px = (part.to_px - GAP_PX).max(part.from_px + 0.5);
    let corners = [(px(part.from_px), 0), (px(to_px), px(bar_px))];
    datum(sheet, (part.index, &part.stage.title), || {
        sheet.draw(&Block { corners, look })?;
        if !share_is_inside(part) || bar_px < SHARE_PX + 4.0 {
            return Ok(());
        }
        let at = (px(part.from_px + 8.0), px(bar_px / 2.0 + 5.0));
        sheet.draw(&Label::new(&part.stage.share_label, at).size(SHARE_PX).bold().ink(ink))
    })
}

/// Hatching is no ground for text.
fn share_is_inside(part: &Part<'_>) -> bool {
    let width = text_width_px(&part.stage.share_label, SHARE_PX, Weight::Bold);
    part.stage.kind != StageKind::Unattributed && width + 12.0 <= part.inner_px()
}

/// The unattributed rest says only its share when it is short; hatching says the rest.
fn is_short_rest(part: &Part<'_>) -> bool {
    part.stage.kind == StageKind::Unattributed && widest_word_px(part) > part.inner_px() - WORD_GAP_PX
}

fn widest_word_px(part: &Part<'_>) -> f64 {
    let details = part.stage.details.iter().map(|line| text_width_px(line, AXIS_TEXT_PX, Weight::Regular));
    details.fold(text_width_px(&part.stage.name, NAME_PX, Weight::Bold), f64::max)
}

fn fits_below(part: &Part<'_>) -> bool {
    if is_short_rest(part) {
        return text_width_px(&part.stage.share_label, AXIS_TEXT_PX, Weight::Regular) <= part.inner_px();
    }
    let share_is_said = share_is_inside(part) || part.stage.kind == StageKind::Unattributed;
    share_is_said && widest_word_px(part) + WORD_GAP_PX <= part.inner_px()
}

fn write_below(sheet: &Sheet<'_>, part: &Part<'_>, bar_px: f64) -> Drawn {
    let x = px(part.from_px);
    let name_at = (x, px(bar_px + 18.0));
    if is_short_rest(part) {
        return sheet.draw(&Label::new(&part.stage.share_label, (px(part.to_px), name_at.1)).right());
    }
    sheet.draw(&Label::new(&part.stage.name, name_at).size(NAME_PX).bold().ink(Ink::Ink))?;
    let (_, height_px) = size_px(sheet);
    let mut baseline_px = bar_px + 35.0;
    let share = (part.stage.kind == StageKind::Unattributed).then_some(&part.stage.share_label);
    for text in share.into_iter().chain(&part.stage.details) {
        if baseline_px + 3.0 <= height_px {
            sheet.draw(&Label::new(text, (x, px(baseline_px))))?;
        }
        baseline_px += 16.0;
    }
    Ok(())
}

/// A legend in rows, for when the parts are too short for their words: swatch, name, share, details.
fn write_rows(sheet: &Sheet<'_>, parts: &[Part<'_>], bar_px: f64) -> Drawn {
    let (width_px, height_px) = size_px(sheet);
    let room_px = height_px - bar_px - 6.0;
    let row_px = (room_px / parts.len().max(1) as f64).min(20.0);
    if row_px < 12.0 {
        return Ok(());
    }
    let widest = |text: fn(&Stage) -> &str, size_px: f64| {
        parts.iter().map(|part| text_width_px(text(part.stage), size_px, Weight::Bold)).fold(0.0, f64::max)
    };
    let name_px = widest(|stage| &stage.name, 12.0).min(width_px * 0.35);
    let share_end_px = 16.0 + name_px + 8.0 + widest(|stage| &stage.share_label, 12.0);
    for (i, part) in parts.iter().enumerate() {
        let baseline_px = bar_px + 6.0 + (i as f64 + 1.0) * row_px - 5.0;
        write_row(sheet, part.stage, Row { baseline_px, name_px, share_end_px, width_px })?;
    }
    Ok(())
}

#[allow(clippy::struct_field_names, reason = "the postfix is the unit")]
#[derive(Clone, Copy)]
struct Row {
    baseline_px: f64,
    name_px: f64,
    share_end_px: f64,
    width_px: f64,
}

fn write_row(sheet: &Sheet<'_>, stage: &Stage, row: Row) -> Drawn {
    let baseline = px(row.baseline_px);
    let look = match stage.kind {
        StageKind::Process => Look::Solid(Ink::Process),
        StageKind::Wait => Look::Solid(Ink::WaitFill),
        StageKind::Unattributed => Look::HatchedOpen(Ink::Process),
    };
    sheet.draw(&Block { corners: [(0, baseline - px(9.0)), (px(10.0), baseline)], look })?;
    let name = fit(&stage.name, 12.0, Weight::Bold, row.name_px);
    sheet.draw(&Label::new(&name, (px(16.0), baseline)).size(12.0).bold().ink(Ink::Ink))?;
    let share_at = (px(row.share_end_px), baseline);
    sheet.draw(&Label::new(&stage.share_label, share_at).size(12.0).ink(Ink::Ink).right())?;
    let details = stage.details.join("  \u{b7}  ");
    let left_px = row.share_end_px + 12.0;
    let details = fit(&details, AXIS_TEXT_PX, Weight::Regular, row.width_px - left_px);
    sheet.draw(&Label::new(&details, (px(left_px), baseline)))
}
