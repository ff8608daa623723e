//! What people say of their practice in the report: the profile of the latest scorecard, the weakest practices, the
//! deploy ladder.

use crate::maturity::{MilestoneGroup, Model, Profile, Scorecard, SectionScore, tally};
use crate::report::figure;
use crate::report::page::{Block, Cell, Column, Drawing, Run, Section, Table};
use crate::ui::text;
use crate::ui::text::ladder as ladder_text;
use crate::ui::text::report as said;
use crate::workshop::{LadderStanding, RungStanding};

/// Practices that are named as the weakest.
const MOST_WEAK: usize = 5;

/// The latest card with what it amounts to.
#[derive(Debug, Clone, Copy)]
pub struct CardTold<'a> {
    /// The card.
    pub card: &'a Scorecard,
    /// Its questionnaire.
    pub model: &'a Model,
    /// What the answers amount to.
    pub profile: &'a Profile,
    /// The card before, with its profile.
    pub before: Option<(&'a Scorecard, &'a Profile)>,
    /// Cards of other teams that are not shown.
    pub others: usize,
}

impl CardTold<'_> {
    fn rows(&self) -> impl Iterator<Item = (&str, &SectionScore, Option<f64>)> {
        let before = |id: &str| {
            let (_, profile) = self.before?;
            profile.sections.iter().find(|section| section.id == id)?.mean
        };
        let sections = self.model.sections.iter().zip(&self.profile.sections);
        sections.map(move |(section, score)| (section.title.as_str(), score, before(&section.id)))
    }
}

/// The profile as a chart.
pub fn profile_figure(told: &CardTold<'_>) -> figure::Figure {
    let row = |(name, score, previous): (&str, &SectionScore, Option<f64>)| figure::ProfileRow {
        name: name.to_owned(),
        value: score.mean,
        value_label: score.mean.map_or_else(|| text::NOT_RATED.to_owned(), text::score),
        note: text::score_basis(score),
        target: score.target_mean,
        previous,
        title: [name, ": ", &text::score_basis(score)].concat(),
    };
    figure::Figure::ProfileBars(figure::Profile { rows: told.rows().map(row).collect() })
}

/// The section of the profile.
pub fn scorecard_section(told: &CardTold<'_>, drawn: Option<&String>) -> Section {
    let columns = [said::SCORE, said::TARGET, said::BEFORE].map(Column::figures);
    let columns = std::iter::once(Column::words(said::SECTION)).chain(columns).collect();
    let score = |mean: Option<f64>| Cell::text(mean.map_or_else(|| said::UNKNOWN_DASH.to_owned(), text::score));
    let row = |(name, found, before): (&str, &SectionScore, Option<f64>)| {
        vec![
            Cell::text(name).aside(text::score_basis(found)),
            score(found.mean),
            score(found.target_mean),
            score(before),
        ]
    };
    let table =
        Table { caption: text::PROFILE.to_owned(), columns, rows: told.rows().map(row).collect(), has_total: false };
    let block = match drawn {
        Some(svg) => Block::Drawing(Drawing { svg: svg.clone(), is_wide: false, code: None, table: Some(table) }),
        None => Block::Table(table),
    };
    let others = (told.others > 0).then(|| Block::Words(vec![Run::plain(said::other_cards(told.others))]));
    Section {
        id: "scorecard",
        title: said::scorecard_title(&text::card_name(told.card)),
        basis: said::scorecard_basis(&told.model.title, told.before.map(|(card, _)| text::day(&card.date))),
        is_half: true,
        blocks: std::iter::once(block).chain(others).collect(),
    }
}

/// The weakest practices, with what their level looks like.
pub fn weakest_section(told: &CardTold<'_>) -> Option<Section> {
    let row = |score: &crate::maturity::PracticeScore| {
        let (section, practice) = told.model.practices().find(|(_, practice)| practice.id == score.practice)?;
        let aim =
            score.target.map_or_else(|| said::UNKNOWN_DASH.to_owned(), |level| text::level_digit(level).to_owned());
        Some(vec![
            Cell::text(&practice.title).aside(said::weak_practice(&section.title, practice.level_text(score.level))),
            Cell::text(text::level_digit(score.level)).strong(),
            Cell::text(aim),
        ])
    };
    let rows: Vec<_> = told.profile.weakest.iter().filter_map(row).take(MOST_WEAK).collect();
    let columns = vec![Column::words(said::PRACTICE), Column::figures(said::LEVEL), Column::figures(said::TARGET)];
    (!rows.is_empty()).then(|| Section {
        id: "weakest",
        title: said::WEAKEST.to_owned(),
        basis: said::weakest_basis(rows.len(), told.profile.rated),
        is_half: true,
        blocks: vec![Block::Table(Table { caption: said::WEAKEST.to_owned(), columns, rows, has_total: false })],
    })
}

/// Where a team stands on the ladder.
#[derive(Debug, Clone, Copy)]
pub struct LadderTold<'a> {
    /// Whose ladder it is; may be empty.
    pub team: &'a str,
    /// How it stands.
    pub standing: &'a LadderStanding<'static>,
    /// Which deploys it was judged by, in words; empty: none.
    pub basis: &'a str,
}

const GROUPS: [MilestoneGroup; 4] =
    [MilestoneGroup::Measurements, MilestoneGroup::Development, MilestoneGroup::Communication, MilestoneGroup::Culture];

/// The section of the ladder. `None`: nobody and nothing has judged a milestone.
pub fn ladder_section(told: &LadderTold<'_>) -> Option<Section> {
    let is_judged = told.standing.rungs.iter().any(|rung| rung.standings.iter().any(|one| one.verdict.is_some()));
    if !is_judged {
        return None;
    }
    let reached = told.standing.reached().map_or(ladder_text::NONE_REACHED, |rung| rung.rung.title.as_str());
    let mut says = vec![Run::strong(said::rung_reached(reached))];
    let mut blocks = Vec::new();
    match told.standing.next() {
        Some(next) => {
            says.push(Run::plain(ladder_text::on_the_way(next)));
            blocks.push(Block::Table(groups_table(next)));
        }
        None => says.push(Run::plain(ladder_text::ALL_REACHED)),
    }
    says.push(Run::plain([&ladder_text::ladder_facts(told.standing), "."].concat()));
    blocks.insert(0, Block::Words(says));
    let whose = if told.team.is_empty() { ladder_text::WHOLE_STREAM } else { told.team };
    Some(Section {
        id: "ladder",
        title: said::ladder_title(whose),
        basis: if told.basis.is_empty() { said::JUDGED_BY_PEOPLE.to_owned() } else { told.basis.to_owned() },
        is_half: false,
        blocks,
    })
}

fn groups_table(rung: &RungStanding<'_>) -> Table {
    let row = |group: MilestoneGroup| {
        let asked = || rung.group(group).filter(|standing| standing.milestone.kind.is_core());
        let verdict = |id: &str| asked().find(|standing| standing.milestone.id == id)?.verdict;
        let tally = tally(asked().map(|standing| standing.milestone), verdict);
        let counts = [tally.met, tally.not_met, tally.open, tally.not_applicable].map(|n| Cell::text(n.to_string()));
        std::iter::once(Cell::text(ladder_text::group_name(group))).chain(counts).collect()
    };
    let columns = [said::MET, said::NOT_MET, said::OPEN, said::NOT_APPLICABLE].map(Column::figures);
    Table {
        caption: said::groups_caption(&rung.rung.title),
        columns: std::iter::once(Column::words(said::MILESTONES)).chain(columns).collect(),
        rows: GROUPS.into_iter().map(row).collect(),
        has_total: false,
    }
}
