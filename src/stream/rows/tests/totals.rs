//! Rows of totals between steps.

use super::*;

/// The steps of a paste, and what is told of its rows of totals.
fn steps_and_totals(text: &str) -> (String, Vec<(usize, RowFault)>) {
    let rows = read(text);
    let names: Vec<&str> = rows.steps.iter().map(|step| step.name.as_str()).collect();
    let is_total = |fault: RowFault| matches!(fault, RowFault::TotalsRow | RowFault::NoTotal);
    let told = faults_of(&rows).into_iter().filter(|(.., fault)| is_total(*fault)).map(|(row, _, fault)| (row, fault));
    (names.join("|"), told.collect())
}

#[test]
fn a_row_with_the_sums_of_the_rows_above_is_no_step() {
    for (text, steps, rows) in [
        (
            "Step,LT (d),PT (h)\nA,2,4\nB,3,8\nSubtotal,5,12\nC,1,1\nD,2,1\nSubtotal,3,2\nTotal,8,14",
            "A|B|C|D",
            &[4, 7, 8][..],
        ),
        // All rows above, not those of the part.
        ("Step,LT (d)\nA,2\nB,3\nTotals:,5\nC,1\nTotal,6\nD,4", "A|B|C|D", &[4, 6]),
        // In other units, in elapsed time, rounded.
        ("Step,LT,PT\nA,3 d,1 h\nB,1 wk,30 min\nSum,1.6 wk,1.5 h\nC,2 d,1 h", "A|B|C", &[4]),
        ("Step,LT\nA,1 d\nB,12 h\nTotal,36 h\nC,2 d", "A|B|C", &[4]),
        ("Step,LT (d)\nA,1.25\nB,2\nTotal,3.3\nC,2", "A|B|C", &[4]),
        // The group is named: it is a numbered part, a team, a row above, or two figures agree.
        ("Schritt;DLZ (Tage)\nA;2\nB;3\nZwischensumme Phase 1;5\nC;1\nD;2\nSumme Phase 2;3\nE;1", "A|B|C|D|E", &[4, 7]),
        ("Step,Team,LT (d)\nA,Dev,2\nB,Dev,3\nTotal Dev,,5\nC,Ops,1", "A|B|C", &[4]),
        ("Step,LT (d)\nDesign,\nA,2\nB,3\nDesign total,5\nC,1", "Design|A|B|C", &[5]),
        ("Step,LT (d),PT (h)\nA,2,4\nB,3,8\nTotal before go-live,5,12\nC,1,1", "A|B|C", &[4]),
        ("Step,LT (d),PT (h)\nA,2,4\nB,3,8\nC,1,1\nTotal go-live,6,13", "A|B|C", &[5]),
        // Waits add up too; the word may stand in another column.
        ("Team\tStep\tPT (h)\tWait (h)\nX\tA\t1\t\nX\tB\t2\t8\nTotal\t\t3\t8\nY\tC\t1\t4", "A|B|C", &[4]),
        ("#,Step,LT (d)\n1,A,2\n2,B,3\nSubtotal,,5\n3,C,1", "A|B|C", &[4]),
        // Without a heading the figures prove it as well.
        ("A\t2 d\t1 h\nB\t3 d\t2 h\nTotal\t5 d\t3 h\nC\t1 d\t1 h", "A|B|C", &[3]),
    ] {
        let told = rows.iter().map(|row| (*row, RowFault::TotalsRow)).collect::<Vec<_>>();
        assert_eq!(steps_and_totals(text), (steps.to_owned(), told), "{text}");
    }
}

#[test]
fn a_step_that_is_called_like_a_sum_stays() {
    for (text, steps, rows) in [
        ("Step,LT (d),PT (h)\nA,2,4\nB,3,8\nTotal quality check,2,1\nC,1,1", "A|B|Total quality check|C", &[][..]),
        // One figure that happens to agree proves nothing of a name that a step may have.
        ("Step,LT (d)\nA,2\nB,1\nTotal quality check,3\nC,1", "A|B|Total quality check|C", &[]),
        ("Step,LT (d),PT (h)\nA,2,4\nSum insured check,2,4\nC,1,1", "A|Sum insured check|C", &[]),
        ("Step,LT (d),PT (h)\nA,2,4\nB,3,8\nSum insured check,5,1\nC,1,1", "A|B|Sum insured check|C", &[]),
        ("Step,LT (d)\nA,2\nSummary,2\nSumming up,2\nTotally new,6", "A|Summary|Summing up|Totally new", &[]),
        // It says that it is a step.
        ("Step,Kind,LT (d)\nA,,2\nB,,3\nTotal,process,5\nC,,1", "A|B|Total|C", &[]),
        ("Step,After,LT (d)\nA,,2\nB,,3\nTotal,B,5\nC,,1", "A|B|Total|C", &[]),
        // A sum that is none is told.
        ("Step,LT (d)\nA,2\nB,3\nTotal,9\nC,1", "A|B|Total|C", &[4]),
        ("Step,LT (d),PT (h)\nA,2,4\nB,3,8\nSubtotal,5,99\nC,1,1", "A|B|Subtotal|C", &[4]),
        ("Step,LT (d)\nTotal,6\nA,2\nB,4", "Total|A|B", &[2]),
    ] {
        let told = rows.iter().map(|row| (*row, RowFault::NoTotal)).collect::<Vec<_>>();
        assert_eq!(steps_and_totals(text), (steps.to_owned(), told), "{text}");
    }
}

#[test]
fn a_row_of_totals_leaves_the_arrows_and_the_units_as_they_are() {
    let rows = read("Step,LT,After\nA,2 d,\nB,3,\nSubtotal,1 wk,\nC,4,\nD,1,#3");
    assert_eq!(faults_of(&rows), [(4, 1, RowFault::TotalsRow)]);
    assert_eq!(rows.steps.iter().map(figures_of).collect::<Vec<_>>(), ["2 d|||", "3 d|||", "4 d|||", "1 d|||"]);
    assert_eq!(flows_of(&rows), "1>2, 2>3, 3>4");
}

#[test]
fn many_rows_of_totals_are_found_in_time() {
    let part = |at: usize| format!("A{at}\t1\toops\nB{at}\t2\t1\nSubtotal\t3\toops");
    let text = std::iter::once("Step\tLT (d)\tPT (h)".to_owned()).chain((0..20_000).map(part)).collect::<Vec<_>>();
    let rows = read(&text.join("\n"));
    assert_eq!((rows.steps.len(), rows.problems.len()), (40_000, 40_000));
}
