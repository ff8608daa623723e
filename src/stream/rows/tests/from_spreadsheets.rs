//! Maps as they stand in people's spreadsheets and pages, with the totals that they must give.

use super::*;
use crate::id::MapId;
use crate::stream::{Calendar, StreamMap, ValueClass, measure};

/// A paste, and by our rules: total lead time and process time in hours, activity ratio and rolled %C/A in per cent,
/// handoffs, steps; how many cells are told of.
type Case = (&'static str, &'static str, [f64; 4], [usize; 3]);

const CASES: [Case; 22] = [
    (
        "value-added time for process time, four columns of a book",
        "Process\tLT\tVA\t%C/A\nDesign\t2 weeks\t1 week\t80%\nDevelop\t3 weeks\t2 weeks\t50%\nTest\t4 weeks\t1 week\t60%\n\
         Release\t1 week\t2 days\t90%",
        [400.0, 176.0, 44.0, 21.6],
        [0, 4, 0],
    ),
    (
        "a table of Markdown with a row of totals",
        "| # | Activity | Actor | Lead Time | Process Time | %C&A |\n|:-:|:--|:--|--:|--:|--:|\n\
         | 1 | **Function A** | Sales | 1 d | 10 min | 50% |\n| 2 | Function B | Ops | 0.5 d | 5 min | 75% |\n\
         | 3 | Function C | Ops | 5 d | 120 min | 85% |\n| 4 | Function D | IT | 2 d | 30 min | 99% |\n\
         | 5 | Function E | IT | 1 d | 15 min | 95% |\n| | **Total** | | **9.5 d** | **3 h** | |",
        [76.0, 3.0, 3.9, 30.0],
        [2, 5, 1],
    ),
    (
        "numbers under *Step*, names under *Activity*",
        "Step\tActivity\tDepartment\tLead Time (days)\tProcess Time (hrs)\t% C&A\n1\tTake in\tSales\t1\t0.5\t90%\n\
         2\tReview\tLegal\t5\t2\t70%\n3\tApprove\tFinance\t3\t0.25\t95%",
        [72.0, 2.75, 3.8, 59.9],
        [2, 3, 0],
    ),
    (
        "short names and units in brackets, signs of counts",
        "Step #,Process Step,Lead Time (LT) (days),Process Time (PT) (min),Complete/Accurate %,# People\n\
         1,Take order,2,30,80%,1\n2,Check,3,15,90%,2\n3,Ship,1,60,99%,3",
        [48.0, 1.75, 3.6, 71.3],
        [0, 3, 0],
    ),
    (
        "%C/A as shares of 1",
        "Step\tTeam\tLT (days)\tPT (hours)\t%C/A\nSpec\tPO\t10\t8\t0.75\nCode\tDev\t5\t16\t0.9\nTest\tQA\t4\t8\t0.8\n\
         Deploy\tOps\t3\t1\t1",
        [176.0, 33.0, 18.8, 54.0],
        [3, 4, 1],
    ),
    (
        "merged cells to the left, a total in them, decimal commas",
        "Department\tStep\tLT (d)\tPT (h)\tC&A\nSales\tTake\t1\t1\t90%\n\tQuote\t2\t2\t80%\nOps\tPlan\t3\t1\t85%\n\
         \tShip\t1\t0,5\t100%\n\nTotal\t\t7\t4,5\t",
        [56.0, 4.5, 8.0, 61.2],
        [1, 4, 3],
    ),
    (
        "several rows of totals",
        "Step,LT (d),PT (h),%C/A\nA,2,4,90%\nB,3,8,80%\n,,,\nTotals:,5,12,72%\nActivity ratio,,30%,",
        [40.0, 12.0, 30.0, 72.0],
        [0, 2, 2],
    ),
    (
        "a title and a date above the heading",
        "Value stream: order to cash,,,\nDate: 2024-05-01,,,\n,,,\nStep,Team,LT,PT\nA,Sales,2 d,4 h\nB,Ops,3 d,1 h",
        [40.0, 5.0, 12.5, -1.0],
        [1, 2, 2],
    ),
    (
        "a column of units behind each figure",
        "Step\tLT\tUnit\tPT\tUnit\tC&A\nA\t2\tdays\t30\tmin\t90\nB\t3\tweeks\t4\thours\t80",
        [136.0, 4.5, 3.3, 72.0],
        [0, 2, 0],
    ),
    (
        "names as programs write them",
        "stepName,teamName,leadTimeHours,processTimeMinutes,percentCA,peopleCount\nA,T,10,30,90,2\nB,U,5,30,80,1",
        [15.0, 1.0, 6.7, 72.0],
        [1, 2, 0],
    ),
    (
        "other words for the same",
        "Process Step,Responsible,Elapsed Time,Touch Time,Quality (%C&A),FTEs\nA,Sales,2 days,30 min,90%,1\n\
         B,Ops,1 week,2.5 hours,85%,2",
        [56.0, 3.0, 5.4, 76.5],
        [1, 2, 0],
    ),
    (
        "roughly, in words",
        "Step,LT,PT,%C/A\nA,ca. 2 Wochen,about 2h,approx. 90%\nB,approximately 3 days,2 h,90",
        [104.0, 4.0, 3.8, 81.0],
        [0, 2, 0],
    ),
    (
        "German, with brackets",
        "Prozessschritt;Abteilung;Durchlaufzeit (Tage);Bearbeitungszeit (Min.);Vollständig & richtig (%)\n\
         Antrag erfassen;Vertrieb;2,5;30;80\nPrüfen;Recht;5;60;90",
        [60.0, 1.5, 2.5, 72.0],
        [1, 2, 0],
    ),
    (
        "branches by number that meet again",
        "#,Step,Team,LT,PT,%C/A,After\n1,Start,A,1 d,1 h,90%,\n2A,Left,B,5 d,2 h,80%,1\n2B,Right,C,3 d,4 h,100%,1\n\
         3,Join,D,1 d,1 h,90%,2A;2B",
        [56.0, 4.0, 7.1, 64.8],
        [4, 4, 0],
    ),
    (
        "waits behind the steps, process times in hours",
        "Activity\tWho\tPT (hrs)\tWait after (days)\nRequest\tPO\t1\t3\nDesign\tUX\t8\t5\nBuild\tDev\t24\t2\nDeploy\tOps\t0.5\t",
        [113.5, 33.5, 29.5, -1.0],
        [3, 4, 0],
    ),
    (
        "branches by name that meet again",
        "Step\tAfter\tLT\tPT\nSpec\t\t5 d\t1 d\nBackend\tSpec\t10 d\t6 d\nFrontend\tSpec\t8 d\t7 d\nDocs\tSpec\t1 wk\t2 d\n\
         Integrate\tBackend & Frontend and Docs\t2 d\t1 d",
        [136.0, 64.0, 47.1, -1.0],
        [0, 5, 0],
    ),
    (
        "a step in each column",
        "Step\tIdea\tBuild\tTest\tRun\nTeam\tPO\tDev\tQA\tOps\nLead time\t2 wks\t5 days\t3 days\t1 day\n\
         Process time\t2 hrs\t3 days\t1 day\t30 min\n%C&A\t60%\t75%\t90%\t98%",
        [152.0, 34.5, 22.7, 39.7],
        [3, 4, 1],
    ),
    (
        "drawn as a ladder: waits in columns between the steps",
        ",Order,,Pick,,Ship\nPT,10 min,,20 min,,6 min\nWait,,4 h,,1 d,",
        [12.6, 0.6, 4.8, -1.0],
        [0, 3, 3],
    ),
    (
        "queues called by their names, waits before the steps",
        "| Step | Team | Wait | Process time | %C&A |\n|---|---|--:|--:|--:|\n| Ticket | Desk | | 6 min | 90% |\n\
         | Queue | | 2 d | | |\n| Work | Dev | 4 h | 6 h | 85% |\n| Ship | Ops | 1 wk | 30 min | 95% |",
        [66.6, 6.6, 9.9, 72.7],
        [2, 4, 1],
    ),
    ("clocks", "Step,LT (hh:mm),PT (hh:mm:ss)\nA,26:30,00:45:00\nB,4:15,01:30:00", [30.75, 2.25, 7.3, -1.0], [0, 2, 0]),
    (
        "ranges and limits in words",
        "Step,LT,PT\nA,2-4 days,1-2 h\nB,between 1 and 2 weeks,3 to 5 hours\nC,< 1 day,half an hour\nD,two-week (at best),90-min",
        [168.0, 7.5, 4.5, -1.0],
        [0, 4, 2],
    ),
    (
        "stock between the steps in days of demand",
        "Process\tCycle time (s)\tInventory (days)\nCut\t36\t\nWeld\t36\t7.6\nShip\t72\t4.5",
        [96.84, 0.04, 0.0, -1.0],
        [0, 3, 1],
    ),
];

#[test]
fn maps_of_spreadsheets_give_their_totals() {
    for (what, text, [lead_time, process_time, ratio, rolled], [handoffs, steps, told]) in CASES {
        let rows = read(text);
        let faults = faults_of(&rows);
        let map = StreamMap { steps: rows.steps, flows: rows.flows, ..StreamMap::new(MapId::from_bits(1), what) };
        let summary = measure(&map);
        let hours = [summary.lead_time.hours.mid, summary.process_time.hours.mid];
        assert!((hours[0] - lead_time).abs() + (hours[1] - process_time).abs() < 1e-9, "{what}: {hours:?} {faults:?}");
        assert_eq!(summary.lead_time.missing() + summary.process_time.missing(), 0, "{what}");
        let tenths = |value: Option<f64>| value.map_or(-1.0, |value| (value * 10.0).round() / 10.0);
        let rates = [summary.activity_ratio_percent(), summary.rolled_ca.map(|rolled| rolled.percent)];
        assert_eq!(rates.map(tenths), [ratio, rolled], "{what}");
        assert_eq!(
            [summary.handoffs.forward, summary.steps, faults.len()],
            [handoffs, steps, told],
            "{what} {faults:?}"
        );
    }
}

#[test]
fn a_cell_that_says_there_is_no_figure_is_none() {
    let rows = read(
        "Step\tLead time\tProcess time\t%C/A\tPeople\nAsk\t2 d\t1 h\tn/a\t-\nWait\t16 h\t–\tTBD\tunknown\n\
         Ship\tTBC\tN/A\t50 %\t2",
    );
    assert_eq!(faults_of(&rows), [(3, 1, RowFault::TakenForQueue)]);
    let [ask, wait, ship] = rows.steps.as_slice() else { panic!("{:?}", rows.steps) };
    assert_eq!((&ask.percent_ca, &ask.people, &wait.process_time, &ship.process_time), (&None, &None, &None, &None));
    let unknown = (wait.percent_ca.as_ref().map(Percent::text), ship.lead_time.as_ref().map(Duration::text));
    assert_eq!(unknown, (Some("?"), Some("?")));
}

#[test]
fn what_was_taken_for_granted_is_told() {
    use RowFault::{AboveHeading, NamesGuessed, TeamFromAbove, TotalsRow};
    let titled = read("Order to cash\n\nTeam,Step,LT,PT\nSales,A,2 d,4 h\n,B,3 d,1 h\nTotal,,5 d,5 h");
    assert_eq!(faults_of(&titled), [(1, 1, AboveHeading), (5, 1, TeamFromAbove), (6, 2, TotalsRow)]);
    assert_eq!((titled.steps[1].team.as_str(), titled.problems[0].text.as_str()), ("Sales", "Order to cash"));
    let printed = read("Step\tTeam\tLT\nA\tSales\t2 d\nStep\tTeam\tLT\t\nB\tOps\t3 d");
    assert_eq!((faults_of(&printed), flows_of(&printed).as_str()), (vec![(3, 1, RowFault::HeadingAgain)], "1>2"));
    let described = read("Step\tWhat is done\tLT\n1\tTake in\t2 d\n2\tShip\t1 d");
    assert_eq!(faults_of(&described), [(1, 2, NamesGuessed)]);
    assert_eq!(described.steps[1].name, "Ship");
    // Teams to the right of the steps are not merged; a step may be called by a number.
    let plain = read("Step,Team,LT\n1,Sales,2 d\n2,,1 d");
    assert_eq!((faults_of(&plain), plain.steps[1].team.as_str(), plain.steps[1].name.as_str()), (vec![], "", "2"));
    let judged = read("Step,Type\nA,VA\nB,NVA");
    assert_eq!(faults_of(&judged), []);
    assert_eq!(judged.steps[1].value, Some(ValueClass::Waste));
}

#[test]
fn stock_in_days_is_a_wait_and_in_pieces_it_is_not() {
    for heading in ["Inventory (days)\tProcess time (s)", "Inventory before (d)\tCycle time (s)"] {
        let rows = read(&["Process\t", heading, "\nStamp\t5\t1\nWeld\t7.6\t39\nShip\t4.5\t"].concat());
        assert_eq!(rows.first_wait.as_ref().map(|first| first.wait.text()), Some("5 d"), "{heading}");
        assert_eq!(flows_of(&rows), "1>2 [7.6 d], 2>3 [4.5 d]", "{heading}");
        assert_eq!(rows.steps.iter().map(figures_of).collect::<Vec<_>>(), ["|1 s||", "|39 s||", "|||"], "{heading}");
        assert!(rows.steps.iter().all(|step| step.wip.is_none() && step.notes.is_empty()), "{heading}");
    }
    let pieces = read("Process\tInventory\tProcess time (s)\nStamp\t5\t1");
    assert_eq!(pieces.steps[0].wip.as_ref().map(Amount::text), Some("5"));
}

#[test]
fn a_flag_of_value_is_no_process_time() {
    use RowFault::{ColumnTwice, UnknownValue};
    use ValueClass::{Adding, Necessary, Waste};
    let read_values = |text: &str| {
        let rows = read(text);
        let steps = rows.steps.iter().map(|step| (figures_of(step), step.value)).collect::<Vec<_>>();
        (steps, faults_of(&rows))
    };
    let of = |figures: &str, value| (figures.to_owned(), value);
    for (text, steps, faults) in [
        (
            "Step\tVA\tPT\tLT\tC&A\nRegister\tNVA\t5 min\t30 min\t90\nTreat\tVA\t20 min\t60 min\t80\nFile\tNNVA\t\t1 h\t",
            vec![
                of("30 min|5 min|90|", Some(Waste)),
                of("60 min|20 min|80|", Some(Adding)),
                of("1 h|||", Some(Necessary)),
            ],
            vec![],
        ),
        (
            "Step\tPT\tVA?\nA\t5 min\tYes\nB\t1 h\tno\nC\t2 h\t-\nD\t3 h\tmaybe",
            vec![of("|5 min||", Some(Adding)), of("|1 h||", Some(Waste)), of("|2 h||", None), of("|3 h||", None)],
            vec![(5, 3, UnknownValue)],
        ),
        // Times: a heading that says so goes first, wherever it stands.
        ("Step\tVA\tProcess time\nA\t5 min\t20 min", vec![of("|20 min||", None)], vec![(1, 2, ColumnTwice)]),
        ("Step\tVA\tLT\nA\t5 min\t1 h\nB\t?\t2 h", vec![of("1 h|5 min||", None), of("2 h|?||", None)], vec![]),
        // No process time but for the cycle time.
        (
            "Step\tVA\tCycle (min)\tLT (h)\nA\tVA\t5\t1",
            vec![of("1 h|5 min||", Some(Adding))],
            vec![(1, 3, RowFault::CycleTimeWorked)],
        ),
    ] {
        assert_eq!(read_values(text), (steps, faults), "{text}");
    }
    let twice = read("Step\tInventory (days)\tWait (h)\nA\t\t\nB\t5\t3");
    assert_eq!((flows_of(&twice).as_str(), twice.steps[1].notes.as_str()), ("1>2 [3 h]", "Inventory (days): 5"));
}

#[test]
fn dots_part_thousands_where_decimals_have_commas() {
    for (text, expected, told) in [
        ("Step\tPT (min)\tLT (h)\nA\t1.200\t40\nB\t30,5\t8", "1200", 1),
        ("Schritt\tBearbeitungszeit (Min)\tDurchlaufzeit (Std)\nA\t1.200\t40\nB\t30\t8", "1200", 1),
        ("Schritt\tBearbeitungszeit (Min)\tDurchlaufzeit (Std)\nA\t1.200\t40\nB\t30.5\t8", "1.200", 0),
        ("Step\tPT (min)\tLT (h)\nA\t1.200\t40\nB\t30\t8", "1.200", 0),
    ] {
        let rows = read(text);
        let minutes =
            rows.steps[0].process_time.as_ref().map(|time| time.hours(&Calendar::default()).unwrap().mid * 60.0);
        assert_eq!(minutes.map(f64::round), expected.parse::<f64>().ok().map(f64::round), "{text}");
        let faults: Vec<RowFault> = faults_of(&rows).into_iter().map(|(.., fault)| fault).collect();
        assert_eq!(faults, vec![RowFault::PartedByDots; told], "{text}");
    }
}
