use super::*;
use crate::jobs::Sheet;
use crate::maturity::{BASELINE_JSON, Ladder, Model, earlier, latest, profile};
use crate::report::page::{Page, body, markdown};
use crate::ui::view::{LayoutView, MapView};
use crate::workshop::{Goal, Improvement, ImprovementField, Journal, Replica, Workshop, read_file, stand};

fn example() -> Workshop {
    let mut journal = Journal::new(Replica(1));
    let file = read_file(include_str!("../../../../assets/examples/parcel-tracking.streamgauge.json"));
    journal.receive(file.gestures);
    journal.workshop().clone()
}

fn page(sections: impl IntoIterator<Item = Section>) -> Page {
    Page { title: "Parcel tracking".to_owned(), sections: sections.into_iter().collect(), ..Page::default() }
}

fn said(block: &Block) -> String {
    let Block::Words(runs) = block else { return String::new() };
    runs.iter().map(|run| run.text.as_str()).collect::<Vec<_>>().join(" ")
}

#[test]
fn the_lead_says_the_stream_the_wait_and_the_constraint() {
    let workshop = example();
    let view = MapView::of(workshop.maps[0].clone());
    let words = said(&lead(&workshop, &view)[0]);
    for expected in ["From “Request sent in", "Nobody works on it for ", "The constraint is step 5 ", "would take "] {
        assert!(words.contains(expected), "{expected} in {words}");
    }
    let empty = MapView::of(crate::stream::StreamMap::new(crate::id::MapId::from_bits(1), ""));
    assert!(!said(&lead(&Workshop::default(), &empty)[0]).contains("NaN"));
}

#[test]
fn the_map_comes_with_totals_drawing_mermaid_and_steps() {
    let workshop = example();
    let view = MapView::of(workshop.maps[0].clone());
    let section = map_section(&view, &LayoutView::of(&view), "2026-11-21").unwrap();
    let text = markdown(&page([section.clone()]), WORDS);
    for expected in ["| Total lead time | **60 d**", "```mermaid\nflowchart LR", "| Step | Lead time |", "8 h × 5 d"] {
        assert!(text.contains(expected), "{expected} in {text}");
    }
    let html = body(&page([section]), WORDS);
    assert!(html.contains("<svg xmlns") && html.contains("var(--heat-5)") && !html.contains("style="), "{html}");
}

#[test]
fn without_anything_there_are_no_sections() {
    let empty = MapView::of(crate::stream::StreamMap::new(crate::id::MapId::from_bits(1), ""));
    assert_eq!(map_section(&empty, &LayoutView::of(&empty), "2026-11-21"), None);
    assert_eq!(delivery_section(&Sheet::default(), None, &Drawn::default()), None);
    assert_eq!(charts_section(&Sheet::default(), &Drawn::default()), []);
    assert_eq!(goal_section(&Goal::default()), None);
    assert_eq!(improve_section(&Workshop::default(), "2026-11-21", |_| String::new()), None);
    let standing = stand(Ladder::standard(), &Workshop::default(), "", None);
    assert_eq!(ladder_section(&LadderTold { team: "", standing: &standing, basis: "" }), None);
    assert_eq!(made_section(vec![Vec::new()]), None);
}

#[test]
fn figures_of_one_service_say_so_in_their_title() {
    let mut sheet = Sheet::default();
    sheet.frequency.deployments = 28;
    let title = |whose| delivery_section(&sheet, whose, &Drawn::default()).unwrap().title;
    assert_eq!([title(None), title(Some("notify"))], ["Delivery: No level yet", "Delivery of notify: No level yet"]);
}

#[test]
fn the_latest_card_is_told_with_the_one_before() {
    let workshop = example();
    let model = Model::read(BASELINE_JSON).unwrap();
    let card = latest(&workshop.scorecards).unwrap();
    let before = earlier(&workshop.scorecards, card)[0];
    let (now, then) = (profile(&model, card), profile(&model, before));
    let told = CardTold { card, model: &model, profile: &now, before: Some((before, &then)), others: 1 };
    let sections = [Some(scorecard_section(&told, None)), weakest_section(&told)];
    let text = markdown(&page(sections.into_iter().flatten()), WORDS);
    assert!(text.contains("One further team") && text.contains("## Weakest practices"), "{text}");
    assert!(model.sections.iter().all(|section| text.contains(&section.title)), "{text}");
}

#[test]
fn improvements_keep_their_words_and_their_effect() {
    let mut workshop = example();
    let step = workshop.maps[0].steps[4].id;
    let subject = crate::workshop::Subject::Step { map: workshop.maps[0].id, step };
    let improvement = Improvement::new(crate::id::ImprovementId::from_bits(1))
        .with(ImprovementField::Title, "<b>Self-service</b> | now")
        .with(ImprovementField::LeadTime, "4 h")
        .with(ImprovementField::CheckOn, "2020-01-01")
        .with(ImprovementField::Of, subject.to_string());
    workshop.improvements = vec![improvement];
    workshop.goal = Goal { outcome: "95 of 100".into(), by: "2027-08-31".into(), now: "85".into() };
    let section = improve_section(&workshop, "2026-11-21", |_| "step 5".to_owned());
    let sections = goal_section(&workshop.goal).into_iter().chain(section);
    let text = markdown(&page(sections), WORDS);
    for expected in [
        "**95 of 100** until 31 Aug 2027 Today: 85.",
        "&lt;b&gt;Self-service&lt;/b&gt; \\| now · step 5",
        "One is overdue",
        "→ 4 h",
        "% less",
    ] {
        assert!(text.contains(expected), "{expected} in {text}");
    }
}

#[test]
fn the_charter_says_what_it_is_about_and_who_was_there() {
    use crate::workshop::{CharterEntry, CharterField, CharterList, Edit, EntryField};
    let mut workshop = Workshop::default();
    assert_eq!(charter_section(&workshop.charter), None);
    let part = |id, name: &str, presence: &str| Edit::AddCharterEntry {
        list: CharterList::Parts,
        entry: Box::new(
            CharterEntry::new(crate::id::CharterEntryId::from_bits(id))
                .with(EntryField::Name, name)
                .with(EntryField::Presence, presence),
        ),
        at: 9,
    };
    let say = |field, text: &str| Edit::SetCharter { field, text: text.to_owned() };
    for edit in [
        say(CharterField::Product, "Card <payments>"),
        say(CharterField::Demand, "120"),
        say(CharterField::Date, "2026-11-18"),
        part(1, "Operations", "here"),
        part(2, "Infosec", "missing"),
        part(3, "Sponsor", "from 11:30"),
    ] {
        workshop.apply(&edit);
    }
    let text = markdown(&page(charter_section(&workshop.charter)), WORDS);
    for expected in [
        "*18 Nov 2026*",
        "Card &lt;payments&gt;",
        "120 a month",
        "| In the room | Operations |",
        "| Later | Sponsor |",
        "| Missing | Infosec |",
    ] {
        assert!(text.contains(expected), "{expected} in {text}");
    }
}
