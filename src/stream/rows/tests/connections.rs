//! How rows of people's sheets are connected: waits behind steps, names of several steps, numbers.

use super::*;
use crate::id::MapId;
use crate::stream::testing::map;
use crate::stream::{StreamMap, measure};

#[test]
fn a_wait_behind_a_step_is_the_one_before_the_next() {
    let rows = read("step\tPT (h)\twait after (d)\na\t2\t3\nb\t4\t1\nc\t1\t");
    assert_eq!((flows_of(&rows).as_str(), faults_of(&rows)), ("1>2 [3 d], 2>3 [1 d]", vec![]));
    assert!(rows.has_waits_only());
    let branches = read("step\tafter\twait time (after)\na\t\t1 d\nb\ta\t2 h\nc\ta\t?\nd\tb; c\t");
    assert_eq!(flows_of(&branches), "1>2 [1 d], 1>3 [1 d], 2>4 [2 h], 3>4 [?]");
    assert_eq!(faults_of(&branches), []);
    let at_end = read("step\twait after\na\t1 d\nb\t2 d\nTotal\t3 d");
    assert_eq!(faults_of(&at_end), [(3, 2, RowFault::WaitBehindEnd), (4, 1, RowFault::TotalsRow)]);
    assert_eq!(at_end.steps[1].notes, "wait after: 2 d");
    assert_eq!(faults_of(&read("step\twait after\na\t1 d\nb\t0 d")), []);
    // A wait that both rows tell is one.
    let both = read("step\twait before\twait after\na\t\t1 d\nb\t8 h\t2 d\nc\t3 d\t");
    assert_eq!(flows_of(&both), "1>2 [8 h], 2>3 [3 d]");
    assert_eq!(faults_of(&both), [(3, 3, RowFault::WaitTwice)]);
    assert_eq!(both.steps[1].notes, "wait after: 2 d");
    let wrong = read("step\twait after\na\tsoon\nb\t");
    assert_eq!(faults_of(&wrong), [(2, 2, RowFault::Duration(DurationProblem::NotANumber { at: 0 }))]);
    // Rework is not what the step waits for.
    let back = read("step\trework to\twait after\na\t\t1 d\nb\ta\t");
    assert_eq!(flows_of(&back), "1>2 [1 d], 2~1");
}

#[test]
fn names_of_several_steps_in_one_entry() {
    for entry in
        ["Build & Docs", "build and docs", "Build, Docs", "Build + Docs", "Docs/Build", "2 & 3", "2,3", "Steps"]
    {
        let rows = read(&format!("step\tafter\nStart\t\nBuild\tStart\nDocs\tStart\nTest\t{entry}\nSteps\t"));
        let expected = if entry == "Steps" { "1>2, 1>3, 4>5, 5>4" } else { "1>2, 1>3, 2>4, 3>4, 4>5" };
        assert_eq!((flows_of(&rows).as_str(), faults_of(&rows)), (expected, vec![]), "{entry}");
    }
    let whole = read("step\tafter\nR & D\t\nR\t\nD\t\nTest\tR & D\nFix\t\"\"\"R, D\"\"\"");
    assert_eq!((flows_of(&whole).as_str(), whole.loose_ends.len()), ("1>2, 1>4, 2>3", 1));
    let back = read("step\trework to\nA\t\nB\t\nC\tA and B");
    assert_eq!(flows_of(&back), "1>2, 2>3, 3~1, 3~2");
    let half_known = read("step\tafter\nA\t\nB\tA & X");
    assert_eq!((half_known.loose_ends.len(), half_known.loose_ends[0].name.as_str()), (1, "A & X"));
}

#[test]
fn a_row_that_is_called_by_its_waiting_is_a_queue() {
    let rows = read(
        "step\tLT\tPT\nCode\t3 d\t2 d\nWait for review\t4 d\t\nReview queue\t1 d\t-\nWaiting room\t1 d\t5 min\nTest\t1 d\t",
    );
    let kinds: Vec<StepKind> = rows.steps.iter().map(|step| step.kind).collect();
    assert_eq!(kinds[1..3], [StepKind::Queue; 2]);
    assert_eq!([kinds[0], kinds[3], kinds[4]], [StepKind::Process; 3]);
    assert_eq!(faults_of(&rows), [(3, 1, RowFault::TakenForQueue), (4, 1, RowFault::TakenForQueue)]);
    let waits = read("step\twait\tPT\nTicket\t\t5 min\nQueue\t2 d\t\nWork\t4 h\t6 h");
    let map = StreamMap { steps: waits.steps, flows: waits.flows, ..StreamMap::new(MapId::from_bits(1), "") };
    let total = measure(&map).lead_time;
    assert_eq!((total.missing(), (total.hours.mid * 60.0).round()), (0, 26.0 * 60.0 + 5.0));
    let told = read("step\tkind\tLT\tPT\nQueue\tprocess\t4 d\t\nB\t\t1 d\t1 h");
    assert_eq!((told.steps[0].kind, faults_of(&told)), (StepKind::Process, vec![]));
}

#[test]
fn a_sheet_on_its_side_is_turned() {
    let text = "Step\tIntake\tCheck\tSign\tTotal\nTeam\tSales\tLegal\t\t\n\nLT (d)\t1\t5\t3\t9\nPT (h)\t0.5\tsoon\t1\t\n\
                %C/A\t90%\t80%\t100%\t72%";
    let rows = read(text);
    assert_eq!(
        rows.steps.iter().map(figures_of).collect::<Vec<_>>(),
        ["1 d|0.5 h|90%|", "5 d|soon|80%|", "3 d|1 h|100%|"]
    );
    assert_eq!(
        (rows.steps[1].name.as_str(), rows.steps[1].team.as_str(), flows_of(&rows).as_str()),
        ("Check", "Legal", "1>2, 2>3")
    );
    let not_a_number = RowFault::Duration(DurationProblem::NotANumber { at: 0 });
    assert_eq!(faults_of(&rows), [(1, 1, RowFault::OnItsSide), (1, 5, RowFault::TotalsRow), (5, 3, not_a_number)]);
    // Without a word in the corner, with waits, and with names that no step has.
    let corner = read("\tA\tB\tC\nProcess time\t1 h\t2 h\t1 h\nWait\t\t3 d\t1 d\nAfter\t\t\tX");
    assert_eq!((corner.steps.len(), corner.loose_ends[0].place), (3, Place { row: 4, column: 4 }));
    // Steps that are called like headings stand upright.
    for upright in
        ["Wait\t3 d\t\nProcess\t5 d\t2 h\nRework\t1 d\t1 h", "step\tLT\nLT\t1 d\nPT\t2 d", "LT\tPT\n1 d\t2 h\n3 d\t1 h"]
    {
        assert!(read(upright).problems.iter().all(|problem| problem.fault != RowFault::OnItsSide), "{upright}");
    }
}

#[test]
fn a_row_with_a_wait_alone_is_the_wait_before_the_next_step() {
    let rows = read("step\tPT\twait\nA\t1 h\t\n\t\t3 d\nB\t2 h\t\n\t\t1 wk\nC\t1 h\t2 d\n\t\t4 d");
    assert_eq!(flows_of(&rows), "1>2 [3 d], 2>3 [1 wk], 3>4 [2 d], 4>5 [4 d]");
    assert_eq!((rows.steps.len(), faults_of(&rows)), (5, vec![(3, 3, RowFault::RowOfWait)]));
    let ladder = read("step\tA\t\tB\t\tC\nPT\t1 h\t\t2 h\t\t1 h\nWait\t\t3 d\t\t2 d\t");
    assert_eq!((flows_of(&ladder).as_str(), ladder.steps.len()), ("1>2 [3 d], 2>3 [2 d]", 3));
    assert_eq!(
        faults_of(&ladder),
        [(1, 1, RowFault::OnItsSide), (3, 3, RowFault::RowOfWait), (3, 5, RowFault::RowOfWait)]
    );
}

#[test]
fn names_of_several_steps_of_the_map() {
    let there = map(&["Build", "Test"], "Build > Test");
    let mut bits = counter();
    let mut rows = read_rows("step\tafter\nShip\tBuild & Test", &mut bits);
    rows.tie_to(&there, None, &mut bits);
    assert_eq!((rows.flows.len(), rows.problems.len()), (2, 0));
    let ends: Vec<StepId> = rows.flows.iter().map(|flow| flow.from).collect();
    assert_eq!(ends, [there.steps[0].id, there.steps[1].id]);
}

#[test]
fn steps_are_named_by_number_in_many_ways() {
    for entry in ["2", "#2", "2.", "Step 2", "no. 2", "Nr. 2", "02", "step #2", "B", " b ", "2 B", "2. B"] {
        let rows = read(&format!("step\tafter\nA\t\nB\t\nC\tA\nD\t{entry}"));
        assert_eq!((flows_of(&rows).as_str(), faults_of(&rows)), ("1>2, 1>3, 2>4", vec![]), "{entry}");
    }
    // Names that carry numbers of their own.
    for entry in ["20", "Pack it", "20. pack it", "20 Pack  it", "Step 20"] {
        let rows = read(&format!("step\tafter\n10. Take\t\n20. Pack it\t\n30. Bill\t10\n40. Ship\t{entry}"));
        assert_eq!((flows_of(&rows).as_str(), faults_of(&rows)), ("1>2, 1>3, 2>4", vec![]), "{entry}");
    }
    let lettered = read("#\tstep\tafter\n1\tA\t\n2a\tB\t1\n2B\tC\t1\n3\tD\t2A, 2b");
    assert_eq!((flows_of(&lettered).as_str(), faults_of(&lettered)), ("1>2, 1>3, 2>4, 3>4", vec![]));
    let back = read("step\trework to\nA\t\nB\tstep 1");
    assert_eq!(flows_of(&back), "1>2, 2~1");
}

#[test]
fn figures_in_words_reach_the_step_and_are_told() {
    let rows = read(
        "step\tLT\tPT (h:mm)\t%C/A\tpeople\nA\t5 days (avg)\t1:30\t90 percent\t2 people\nB\t< 1 day\t0:45\t85% (est)\t3\n\
         C\tbetween 2 and 3 days\t2:00\t~80\t1\nD\t1 sprint\t1:30:00\t75\t1",
    );
    let figures: Vec<String> = rows.steps.iter().map(figures_of).collect();
    assert_eq!(figures[..2], ["5 days|1 h 30 min|90 %|2", "0-1 day|45 min|85%|3"]);
    assert_eq!(figures[2..], ["2-3 days|2 h|~80|1", "1 sprint|1 h 30 min|75|1"]);
    let unknown = DurationProblem::UnknownUnit { at: 2, length: 6 };
    assert_eq!(
        faults_of(&rows),
        [
            (2, 2, RowFault::Remark),
            (3, 2, RowFault::UpperEnd),
            (3, 4, RowFault::Remark),
            (5, 2, RowFault::Duration(unknown)),
        ]
    );
    assert_eq!(rows.steps[0].notes, "LT: 5 days (avg)");
    assert_eq!(rows.steps[1].notes, "%C/A: 85% (est)");
    let bare = read("A\tDev\t1/2 day\t½ h\t90 percent\nB\tDev\t1 1/2 d\t1 h\t80 percent");
    assert_eq!(bare.steps.iter().map(figures_of).collect::<Vec<_>>(), ["0.5 day|½ h|90 %|", "1.5 d|1 h|80 %|"]);
    assert_eq!(faults_of(&bare), []);
}
