//! Pastes as they come from people.

use super::*;
use crate::id::MapId;
use crate::stream::{Amount, Percent, StepKind, measure};

mod connections;
mod from_spreadsheets;
mod published_tables;
mod round_trip;
mod tables;
mod totals;

fn counter() -> impl FnMut() -> u64 {
    let mut next = 0;
    move || {
        next += 1;
        next
    }
}

/// Ids that no row of a paste has.
fn further() -> impl FnMut() -> u64 {
    let mut bits = counter();
    move || bits() + (1 << 40)
}

fn read(text: &str) -> Rows {
    read_rows(text, &mut counter())
}

fn place_of(steps: &[Step], id: StepId) -> usize {
    steps.iter().position(|step| step.id == id).unwrap_or(usize::MAX)
}

/// Flows as text: places of their steps, the wait, the share.
fn flows_text(steps: &[Step], flows: &[Flow]) -> Vec<String> {
    let one = |flow: &Flow| {
        let (sign, share) = match &flow.kind {
            FlowKind::Forward => (">", None),
            FlowKind::Rework { share } => ("~", share.as_ref().map(Percent::text)),
        };
        let wait = flow.wait.as_ref().map(|wait| format!(" [{}]", wait.text())).unwrap_or_default();
        let share = share.map(|share| format!(" {share}")).unwrap_or_default();
        format!("{}{sign}{}{wait}{share}", place_of(steps, flow.from) + 1, place_of(steps, flow.to) + 1)
    };
    let mut texts: Vec<String> = flows.iter().map(one).collect();
    texts.sort();
    texts
}

fn flows_of(rows: &Rows) -> String {
    flows_text(&rows.steps, &rows.flows).join(", ")
}

fn faults_of(rows: &Rows) -> Vec<(usize, usize, RowFault)> {
    rows.problems.iter().map(|problem| (problem.place.row, problem.place.column, problem.fault)).collect()
}

fn figures_of(step: &Step) -> String {
    let time = |time: &Option<Duration>| time.as_ref().map_or("", Duration::text).to_owned();
    let amount = |amount: &Option<Amount>| amount.as_ref().map_or("", Amount::text).to_owned();
    let percent = step.percent_ca.as_ref().map_or("", Percent::text).to_owned();
    [time(&step.lead_time), time(&step.process_time), percent, amount(&step.people)].join("|")
}

#[test]
fn a_paste_from_a_spreadsheet_becomes_connected_steps() {
    let rows = read(
        "Team\tStep\tLT (d)\tprocess time [min]\t% C&A\tFTE\tWIP\tBatch size\tComments\n\
         Product\tTake in\t5\t120\t75\t2\t14\t1\t\"asked, twice\nby phone\"\n\
         Dev\tDevelop\t1 wk\t?\t~80 %\t\t\t\t\n",
    );
    assert_eq!(rows.problems, []);
    assert!(rows.has_heading && rows.is_open);
    assert_eq!(figures_of(&rows.steps[0]), "5 d|120 min|75|2");
    assert_eq!(figures_of(&rows.steps[1]), "1 wk|?|~80 %|");
    assert_eq!((rows.steps[0].name.as_str(), rows.steps[0].team.as_str()), ("Take in", "Product"));
    assert_eq!(rows.steps[0].notes, "asked, twice\nby phone");
    assert_eq!(rows.steps[0].wip.as_ref().map(Amount::text), Some("14"));
    assert_eq!(flows_of(&rows), "1>2");
}

#[test]
fn german_headings_units_and_words_are_understood() {
    let rows = read(
        "Schritt\tTeam\tDurchlaufzeit in Tagen\tBearbeitungszeit (Std)\t%C/A\tPersonen\tArt\tVerschwendung\n\
         Annehmen\tProdukt\t2,5\t1\t87,5\t2\tBearbeitung\tWarten; Fehler\n\
         Liegen\t\t1 Woche\t\t\t\tWarteschlange\t\n",
    );
    assert_eq!(faults_of(&rows), []);
    assert_eq!(rows.steps.iter().map(figures_of).collect::<Vec<_>>(), ["2,5 d|1 h|87,5|2", "1 Woche|||"]);
    assert_eq!(rows.steps[1].kind, StepKind::Queue);
    assert_eq!(rows.steps[0].wastes.len(), 2);
}

#[test]
fn rows_without_a_heading_are_steps_too() {
    let rows = read("Take in\tProduct\t5 d\t2 h\t75\t2\nDevelop\tDev\t8\t3\t80 %\t1");
    assert_eq!(rows.problems, []);
    assert_eq!(rows.steps.iter().map(figures_of).collect::<Vec<_>>(), ["5 d|2 h|75|2", "8 d|3 h|80 %|1"]);
    let rows = read("Take in;5 d;2,5 h\r\nDevelop;8;3\r\n");
    assert_eq!(rows.steps.iter().map(figures_of).collect::<Vec<_>>(), ["5 d|2,5 h||", "8 d|3 h||"]);
    let rows = read("Take in\nDevelop\nTest");
    assert_eq!((rows.steps.len(), flows_of(&rows).as_str()), (3, "1>2, 2>3"));
    assert_eq!(read(""), Rows::default());
}

#[test]
fn bare_numbers_take_the_unit_of_the_heading_or_of_the_row_above() {
    let rows = read("step,LT,PT\na,2 wk,5\nb,3,90m\nc,1,4");
    assert_eq!(rows.steps.iter().map(figures_of).collect::<Vec<_>>(), ["2 wk|5 h||", "3 wk|90m||", "1 wk|4 min||"]);
    assert_eq!(faults_of(&rows), [(2, 3, RowFault::UnitAssumed(Unit::Hour))]);
}

#[test]
fn waits_belong_to_the_arrows() {
    let rows = read("step\twait (d)\tprocess time\na\t\t2 h\nb\t3\t4 h\nc\t1 wk\t1 h");
    assert_eq!(rows.problems, []);
    assert_eq!(flows_of(&rows), "1>2 [3 d], 2>3 [1 wk]");
    let branches = "step\tafter\twait\na\t\t\nb\ta\t1 d\nc\ta\t2 d\nd\tb; c\t3 d; 4 h\ne\tb; c\t5 d";
    assert_eq!(flows_of(&read(branches)), "1>2 [1 d], 1>3 [2 d], 2>4 [3 d], 2>5 [5 d], 3>4 [4 h], 3>5 [5 d]");
    let counts = read("step\tafter\twait\na\t\t\nb\tnone\t\nc\ta; b\t1 d; 2 d; 3 d");
    assert_eq!(faults_of(&counts), [(4, 3, RowFault::CountDiffers)]);
    assert_eq!(counts.steps[2].notes, "wait: 1 d; 2 d; 3 d");
}

#[test]
fn a_wait_without_an_arrow_is_kept() {
    let mut rows = read(
        "step\tkind\tafter\twait\tPT\tLT\na\t\t\t2 d\t1 h\t\nb\tqueue\tnone\t3 d\t\t\nc\t\tnone\t1 d\t\t\nd\t\tnone\t2 h\t1 h\t3 h",
    );
    assert_eq!(rows.first_wait.as_ref().map(|first| first.wait.text()), Some("2 d"));
    assert_eq!(faults_of(&rows), [(4, 4, RowFault::WaitInQueue)]);
    assert_eq!(figures_of(&rows.steps[1]), "3 d|||");
    let [.., queue, c, d] = rows.steps.as_slice() else { panic!("{:?}", rows.steps) };
    assert_eq!((queue.kind, queue.name.as_str(), figures_of(queue).as_str()), (StepKind::Queue, "wait", "1 d|||"));
    assert_eq!((c.notes.as_str(), d.notes.as_str(), flows_of(&rows).as_str()), ("", "", "3>4"));
    rows.settle(&mut further());
    assert_eq!(figures_of(&rows.steps[0]), "2 d + 1 h|1 h||");
    assert_eq!(faults_of(&rows)[0], (2, 4, RowFault::WaitInLeadTime));
}

#[test]
fn a_wait_before_the_first_step_counts_where_nobody_knows_its_work() {
    let mut rows = read("Step\tProcess time\tWait before (d)\nA\t-\t2 d\nB\t-\t3 d\nC\t1 h\t1 d");
    rows.settle(&mut further());
    assert_eq!(faults_of(&rows), [(2, 3, RowFault::WaitInQueue)]);
    let steps: Vec<_> = rows.steps.iter().map(|step| (step.name.as_str(), figures_of(step))).collect();
    assert_eq!(steps[0], ("Wait before", "2 d|||".to_owned()));
    let map = StreamMap { steps: rows.steps, flows: rows.flows, ..StreamMap::new(MapId::from_bits(1), "") };
    assert_eq!(measure(&map).lead_time.figure().map(|hours| hours.mid), Some(6.0 * 8.0 + 1.0));
}

#[test]
fn no_wait_beside_a_lead_time_is_not_told() {
    let mut rows = read("Step\tLead time\tProcess time\tWait\nA\t2 d\t1 h\t0\nB\t1 d\t1 h\t0 d");
    rows.settle(&mut further());
    assert_eq!((rows.steps[0].notes.as_str(), faults_of(&rows)), ("", vec![]));
}

#[test]
fn branches_rework_and_kinds() {
    let rows = read(
        "Step,Kind,After,Rework to,Rework share\n\
         Customer,customer,,,\nBuild,,,,\nDocs,,Customer,,\nTest,Process,\"Build; docs\",BUILD,20 %\nBacklog,inventory,,\"Build; Docs\",5\nShip,,-,,\n",
    );
    assert_eq!(rows.problems, []);
    let kinds: Vec<StepKind> = rows.steps.iter().map(|step| step.kind).collect();
    assert_eq!(kinds[..2], [StepKind::Outside, StepKind::Process]);
    assert_eq!(kinds[4], StepKind::Queue);
    assert_eq!(flows_of(&rows), "1>2, 1>3, 2>4, 3>4, 4>5, 4~2 20 %, 5~2 5, 5~3 5");
}

#[test]
fn names_that_several_steps_have_are_told_apart_by_place_or_number() {
    let rows = read("step\tafter\nReview\t\nBuild\t\nReview\t\nShip\tReview\nFix\t#1\nEnd\t2; 4");
    assert_eq!(flows_of(&rows), "1>2, 1>5, 2>3, 2>6, 3>4, 4>6");
    assert_eq!(faults_of(&rows), [(5, 2, RowFault::NameAmbiguous { taken: 4 })]);
    let numbered = read("no\tstep\tafter\n10\ta\t\n20\tb\t\n30\tc\t10\n40\td\t#20, 30");
    assert_eq!((flows_of(&numbered).as_str(), faults_of(&numbered)), ("1>2, 1>3, 2>4, 3>4", vec![]));
    let twice = read("step\tafter\na\t\nb\ta; a\nc\tc");
    assert_eq!(flows_of(&twice), "1>2, 3>3");
    assert_eq!(faults_of(&twice), [(3, 2, RowFault::NamedTwice), (4, 2, RowFault::AfterItself)]);
    let mut nowhere = read("step\tafter\na\tElsewhere\nb\t");
    assert_eq!((nowhere.is_open, nowhere.loose_ends.len()), (false, 1));
    nowhere.settle(&mut further());
    assert_eq!(faults_of(&nowhere), [(2, 2, RowFault::NameNotFound)]);
    assert_eq!(nowhere.steps[0].notes, "after: Elsewhere");
}

#[test]
fn what_cannot_be_read_is_kept_and_listed() {
    let rows = read(
        "step\tLT\tcycle time\t%C/A\tpeople\tkind\tColour\tstep\n\
         a\tsoon\t5 min\t120\ta few\tmagic\tred\tagain\n\
         b\t-2 d\t\t-5\t-1\t\t\t\tbeyond\n\
         Total\t9 d\t\t\t\t\t\t\n",
    );
    let not_a_number = |at| DurationProblem::NotANumber { at };
    assert_eq!(
        faults_of(&rows),
        [
            (1, 3, RowFault::CycleTimeWorked),
            (1, 7, RowFault::UnknownColumn),
            (1, 8, RowFault::ColumnTwice),
            (2, 2, RowFault::Duration(not_a_number(0))),
            (2, 4, RowFault::Entry(EntryProblem::TooMuch)),
            (2, 5, RowFault::Entry(EntryProblem::NotANumber { at: 0 })),
            (2, 6, RowFault::UnknownKind),
            (3, 2, RowFault::Duration(DurationProblem::Negative { at: 0 })),
            (3, 4, RowFault::Entry(EntryProblem::Negative)),
            (3, 5, RowFault::Entry(EntryProblem::Negative)),
            (3, 9, RowFault::UnknownColumn),
            (4, 1, RowFault::TotalsRow),
        ]
    );
    assert_eq!(figures_of(&rows.steps[0]), "soon|5 min|120|a few");
    assert_eq!(rows.steps[0].notes, "kind: magic\nColour: red\nstep: again");
    assert_eq!(rows.steps[1].notes, "beyond");
    assert_eq!(rows.steps.len(), 2);
    let fractions = read("step,%C/A\na,0.9\nb,1");
    assert_eq!(faults_of(&fractions), [(2, 2, RowFault::LooksLikeFraction)]);
    assert_eq!(fractions.steps.iter().map(figures_of).collect::<Vec<_>>(), ["||90 %|", "||100 %|"]);
    let nameless = read("Activité,LT,PT\nBâtir,2 d,1 h");
    assert_eq!(faults_of(&nameless), [(1, 1, RowFault::NamesGuessed)]);
    assert_eq!(nameless.steps[0].name, "Bâtir");
    assert_eq!(faults_of(&read("LT,PT\n2 d,1 h")), [(1, 1, RowFault::NoNames)]);
}

#[test]
fn names_of_any_kind_are_taken() {
    let long = "x".repeat(2000);
    let text = format!("step\tafter\n{long}\t\nשלום עולם\t\n🚚 👩🏽‍🔧\t{long}\n'=1+1\t\n=1+1\t\n");
    let rows = read(&text);
    assert_eq!(rows.problems, []);
    let names: Vec<&str> = rows.steps.iter().map(|step| step.name.as_str()).collect();
    assert_eq!(names, [long.as_str(), "שלום עולם", "🚚 👩🏽‍🔧", "=1+1", "=1+1"]);
}

#[test]
fn a_hundred_thousand_rows_are_read() {
    let heading = "step\tteam\tlead time\tprocess time\tafter\tnotes".to_owned();
    let row = |row: usize| {
        let after = if row % 10 == 9 { "Step; #3" } else { "" };
        format!("Step\tTeam {}\t{} d\toops\t{after}\tsaid so", row % 7, row % 9)
    };
    let text = std::iter::once(heading).chain((0..100_000).map(row)).collect::<Vec<_>>().join("\n");
    let rows = read(&text);
    assert_eq!(rows.steps.len(), 100_000);
    assert_eq!(rows.flows.len(), 99_999 + 10_000);
    assert_eq!(rows.problems.len(), 110_000);
}

#[test]
fn rows_read_in_pieces_are_rows_read_at_once() {
    let on_its_side = "step,a,b,c\nlead time,1 d,2 d,3 d\nprocess time,1 h,2 h,3 h";
    let upright = "title\n\nstep,team,lead time,after\na,T,2 d,\nb,,3,\nc,U,soon,a; x\ntotal,,5 d,";
    for text in ["", on_its_side, upright, "a\nb\nc\nd"] {
        for piece in 1..4 {
            let (mut bits, mut pieces) = (counter(), 0);
            let mut reading = RowReading::of(text);
            while reading.go_on(piece, &mut bits) {
                pieces += 1;
            }
            assert!(pieces <= text.lines().count());
            assert_eq!(reading.finish(&mut bits), read_rows(text, &mut counter()), "{text}");
        }
    }
}
