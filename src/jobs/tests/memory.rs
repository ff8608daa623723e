//! Decisions about a file, offered for the next one of its shape.

use super::*;

const ODD: &str = "app;env;wann;ergebnis\n\
    shop;Produktion;03/04/2026 10:00;ok\n\
    shop;Produktion;04/04/2026 10:00;erledigt\n";

/// A bench on which everything about the odd file is decided.
fn decided() -> Bench {
    let mut bench = Bench::new(berlin());
    read(&mut bench, 1, 0, "odd.csv", ODD, &Remap::AsFound);
    let roles = vec![Role::Service, Role::Environment, Role::FinishedAt, Role::Status];
    read(&mut bench, 2, 0, "odd.csv", ODD, &Remap::Columns(TableKind::Deployments, roles));
    bench.decide(Decision::Word { word: "erledigt".into(), outcome: Outcome::Succeeded });
    bench.decide(Decision::Environment { name: "produktion".into(), counts: true });
    bench.decide(Decision::Zone(ZoneChoice::Browser));
    bench.decide(Decision::DayFirst(true));
    bench
}

fn apply(bench: &mut Bench, offer: &Offer) {
    if let Some(remap) = &offer.remap {
        read(bench, 9, offer.file, "next.csv", ODD, remap);
    }
    offer.decisions.iter().cloned().for_each(|decision| bench.decide(decision));
}

fn offer(memory: &Memory, view: &ImportView) -> Option<Offer> {
    memory.offer(view, view.files.first().expect("a file"))
}

#[test]
fn what_was_decided_is_offered_for_the_next_file_of_the_shape() {
    let mut memory = Memory::default();
    let view = import(&mut decided());
    assert!(view.can_be_added());
    memory.remember(&view);
    let memory = Memory::from_json(&memory.to_json());
    assert_eq!(offer(&memory, &view), None, "all is decided so already");

    let mut bench = Bench::new(berlin());
    read(&mut bench, 1, 7, "next.csv", ODD, &Remap::AsFound);
    let first = offer(&memory, &import(&mut bench)).expect("its columns are known");
    assert_eq!((first.file, first.from.as_str(), first.name.as_str()), (7, "odd.csv", "next.csv"));
    assert!(matches!(first.remap, Some(Remap::Columns(TableKind::Deployments, _))));
    apply(&mut bench, &first);
    // Words and environments are known only once the columns are.
    let second = offer(&memory, &import(&mut bench)).expect("its words are known");
    assert_eq!(second.remap, None);
    apply(&mut bench, &second);
    let view = import(&mut bench);
    assert!(view.can_be_added(), "{view:?}");
    assert_eq!(offer(&memory, &view), None);
    assert_eq!(view.joined.map(|joined| joined.deployments), Some(2));
}

#[test]
fn another_shape_is_offered_nothing_and_a_forgotten_one_neither() {
    let mut memory = Memory::default();
    let view = import(&mut decided());
    memory.remember(&view);
    let mut bench = bench_with_csv();
    assert_eq!(offer(&memory, &import(&mut bench)), None);
    memory.forget(view.files.first().expect("a file"));
    let mut bench = Bench::new(berlin());
    read(&mut bench, 1, 0, "next.csv", ODD, &Remap::AsFound);
    assert_eq!(offer(&memory, &import(&mut bench)), None);
    assert_eq!(Memory::from_json("damaged"), Memory::default());
}

#[test]
fn the_latest_decision_counts_and_a_service_is_remembered() {
    let mut memory = Memory::default();
    let mut bench = bench_with_csv();
    bench.decide(Decision::Word { word: "gelungen".into(), outcome: Outcome::Cancelled });
    memory.remember(&import(&mut bench));
    bench.decide(Decision::Word { word: "gelungen".into(), outcome: Outcome::Succeeded });
    bench.decide(Decision::Service { file: 0, name: "shop".into() });
    memory.remember(&import(&mut bench));
    let mut next = bench_with_csv();
    let offered = offer(&memory, &import(&mut next)).expect("a word is known");
    let word = Decision::Word { word: "gelungen".into(), outcome: Outcome::Succeeded };
    assert_eq!(offered.decisions, [word, Decision::Service { file: 0, name: "shop".into() }]);
}
