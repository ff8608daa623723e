//! Several tables in one paste.

use super::RowFault::{
    AboveHeading, HeadingAgain, OtherValueAbove, StepNotAbove, TableBehind, TableOfSameSteps, TotalsRow,
};
use super::*;

fn names_of(rows: &Rows) -> String {
    rows.steps.iter().map(|step| step.name.as_str()).collect::<Vec<_>>().join("|")
}

fn all_figures(rows: &Rows) -> Vec<String> {
    rows.steps.iter().map(figures_of).collect()
}

#[test]
fn a_second_table_tells_more_of_the_same_steps() {
    for text in [
        "Step\tLT\nBuild\t2 d\nTest\t3 d\nShip\t1 d\n\nStep\tPT (h)\t%C/A\nBuild\t4\t80%\nTest\t6\t90%\nShip\t1\t",
        // Another order, other letters, numbers before the names, titles, no blank row.
        "#1 times\n\nStep\tLT\nBuild\t2 d\nTest\t3 d\nShip\t1 d\nStep\tPT (h)\t%C/A\nship\t1\t\n2. Test\t6\t90%\nBUILD\t4\t80%",
    ] {
        let rows = read(text);
        assert_eq!(names_of(&rows), "Build|Test|Ship", "{text}");
        assert_eq!(all_figures(&rows), ["2 d|4 h|80%|", "3 d|6 h|90%|", "1 d|1 h||"], "{text}");
        assert_eq!(flows_of(&rows), "1>2, 2>3", "{text}");
        let told: Vec<RowFault> = faults_of(&rows).into_iter().map(|(.., fault)| fault).collect();
        assert_eq!(told.last(), Some(&TableOfSameSteps), "{text}");
    }
}

#[test]
fn what_two_tables_tell_otherwise_is_noted_and_told() {
    let rows = read(
        "Step,Team,LT,PT\nA,X,2 d,?\nB,,3 d,1 h\nC,Z,1 d,\n\nStep,Team,LT (h),PT,Comment\nA,X,16,2 h,slow\nB,Y,40,1 h,\nC,W,,,\n\
         D,V,8,1 h,new",
    );
    assert_eq!(all_figures(&rows), ["2 d|2 h||", "3 d|1 h||", "1 d|||", "8 h|1 h||"]);
    assert_eq!(
        faults_of(&rows),
        [(6, 1, TableOfSameSteps), (8, 3, OtherValueAbove), (9, 2, OtherValueAbove), (10, 1, StepNotAbove)]
    );
    let of = |at: usize| (rows.steps[at].team.as_str(), rows.steps[at].notes.as_str());
    assert_eq!([of(0), of(1), of(2)], [("X", "slow"), ("Y", "LT (h): 40 h"), ("Z", "Team: W")]);
    assert_eq!((names_of(&rows).as_str(), flows_of(&rows).as_str()), ("A|B|C|D", "1>2, 2>3, 3>4"));
}

#[test]
fn the_steps_of_another_table_follow_those_above() {
    let rows = read(
        "Phase 1\nStep\tLT (d)\nA\t2\nB\t3\nTotal\t5\n\nPhase 2\nPT (h)\tActivity\tWait (d)\tColour\n1\tC\t4\tred\n2\tD\t1\t",
    );
    assert_eq!((names_of(&rows).as_str(), flows_of(&rows).as_str()), ("A|B|C|D", "1>2, 2>3 [4 d], 3>4 [1 d]"));
    assert_eq!(all_figures(&rows), ["2 d|||", "3 d|||", "|1 h||", "|2 h||"]);
    assert_eq!(rows.steps[2].notes, "Colour: red");
    assert_eq!(
        faults_of(&rows),
        [
            (1, 1, AboveHeading),
            (5, 1, TotalsRow),
            (7, 1, AboveHeading),
            (8, 1, TableBehind),
            (8, 4, RowFault::UnknownColumn)
        ]
    );
    assert_eq!(rows.tables.iter().map(|table| table.from_row).collect::<Vec<_>>(), [2, 8]);
    let heading = |row, column| TableReading::at(&rows.tables, Place { row, column }).map(|read| read.heading.as_str());
    assert_eq!([heading(3, 1), heading(9, 1), heading(9, 3)], [Some("Step"), Some("PT (h)"), Some("Wait (d)")]);
    assert_eq!((heading(3, 3), heading(9, 0)), (None, None));
}

#[test]
fn numbers_mean_the_steps_of_their_own_table() {
    let rows = read("#,Step,LT (d)\n1,A,2\n2,B,3\n\n#,Step,PT (h),After\n1,C,4,\n2,D,1,\n3,E,1,1; 2");
    assert_eq!(flows_of(&rows), "1>2, 2>3, 3>4, 3>5, 4>5");
    let unnumbered = read("Step,LT (d)\nA,2\nB,3\n\nStep,PT (h),After\nC,4,\nD,1,\nE,1,#1; A");
    assert_eq!(flows_of(&unnumbered), "1>2, 1>5, 2>3, 3>4, 3>5");
}

#[test]
fn a_heading_of_two_rows_is_no_table() {
    let rows = read("Step\tTeam\tTimes\t\nActivity\tTeam\tLT (d)\tPT (h)\nA\tX\t2\t1\nB\tY\t3\t2");
    assert_eq!((names_of(&rows).as_str(), faults_of(&rows)), ("A|B", vec![(1, 1, AboveHeading)]));
    assert_eq!(all_figures(&rows), ["2 d|1 h||", "3 d|2 h||"]);
}

#[test]
fn a_step_that_reads_like_a_heading_stays_one() {
    for (text, names) in [
        ("Step\tKind\tLT\nA\t\t2 d\nWaiting\tprocess\t\nB\t\t1 d", "A|Waiting|B"),
        ("Step\tTeam\tLT\nA\tX\t2 d\nOperation\tStaff\t\nB\tY\t1 d", "A|Operation|B"),
        ("Step\tNotes\nTask\tdelay\nProcess\tcycle time unknown\nB\tsoon", "Task|Process|B"),
        ("Step\tLT\nA\t2 d\n\nDesign\nB\t1 d", "A|Design|B"),
        ("Step\tLT\nA\t2 d\nStep\tLT\nB\t1 d", "A|B"),
    ] {
        let rows = read(text);
        assert_eq!(names_of(&rows), names, "{text}");
        let told = faults_of(&rows).iter().all(|(.., fault)| !matches!(fault, TableBehind | TableOfSameSteps));
        assert!(told, "{text}");
    }
    assert_eq!(faults_of(&read("Step\tLT\nA\t2 d\nStep\tLT\nB\t1 d")), [(3, 1, HeadingAgain)]);
}

#[test]
fn queues_are_known_by_what_all_tables_tell() {
    let rows = read("Step,LT\nAsk,1 d\nWait for approval,2 d\nShip,1 d\n\nStep,PT\nAsk,1 h\nShip,2 h");
    assert_eq!(rows.steps[1].kind, StepKind::Queue);
    assert_eq!(names_of(&rows), "Ask|Wait for approval|Ship");
}

#[test]
fn tables_in_pieces_are_tables_at_once_and_many_are_read_in_time() {
    let text = "One\nStep,LT\nA,1 d\nB,2 d\n\nTwo\n\nStep,PT\nA,1 h\nB,2 h\n\nActivity,PT\nC,1 h\nD,2 h";
    for piece in 1..4 {
        let (mut bits, mut reading) = (counter(), RowReading::of(text));
        while reading.go_on(piece, &mut bits) {}
        assert_eq!(reading.finish(&mut bits), read_rows(text, &mut counter()));
    }
    let table = |at: usize| format!("Step,LT,PT\nA{at},2 d,\nB{at},1 d,1 h\n\nStep,%C/A\nA{at},90%\nB{at},80%\n\n");
    let rows = read(&(0..5_000).map(table).collect::<String>());
    assert_eq!((rows.steps.len(), rows.tables.len()), (10_000, 10_000));
    assert_eq!(figures_of(&rows.steps[9_999]), "1 d|1 h|80%|");
}
