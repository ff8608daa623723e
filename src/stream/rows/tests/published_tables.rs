//! Published tables with published totals, pasted as they stand. Figures only; every source is named. Where a page does
//! not say what its own figures add up to, or counts otherwise, the entry says so and how the map says the same.

use super::*;
use crate::id::MapId;
use crate::stream::{Calendar, StreamMap, Total, measure};

struct Published {
    source: &'static str,
    calendar: Calendar,
    table: &'static str,
    /// Total lead time and process time in hours, activity ratio and rolled %C/A in per cent (-1: none), total effort in
    /// hours.
    totals: [f64; 5],
    /// What the page says instead, and why; empty where it says the same.
    page_says: &'static str,
}

const OFFICE: Calendar = Calendar { hours_per_day: 8.0, days_per_week: 5.0 };
const SHIFTS: Calendar = Calendar { hours_per_day: 920.0 / 60.0, days_per_week: 5.0 };

const PUBLISHED: [Published; 24] = [
    Published {
        source: "Playbook of a cloud consultancy, page on value-stream mapping: merged change to production",
        calendar: Calendar::ELAPSED,
        table: "| Step                     | PT (min) | LT (min) | %C/A | WIP |\n\
                | ------------------------ | -------- | -------- | ---- | --- |\n\
                | Build                    | 8        | 8        | 99%  | 1   |\n\
                | Unit tests               | 14       | 14       | 95%  | 1   |\n\
                | Security scan            | 6        | 98       | 92%  | 6   |\n\
                | Manual approval 1        | 1        | 146      | 100% | 4   |\n\
                | Integration tests        | 22       | 22       | 70%  | 2   |\n\
                | Manual approval 2        | 1        | 90       | 100% | 3   |\n\
                | Deploy                   | 9        | 9        | 99%  | 1   |\n\
                | **Total**                | **61**   | **387**  | rolled 58% | — |",
        totals: [387.0 / 60.0, 61.0 / 60.0, 15.8, 60.0, 61.0 / 60.0],
        page_says: "387 min, 61 min, 16 %, but rolled 58 %: its factors multiply to 60 %",
    },
    Published {
        source: "Handbook of lean for delivery teams: metrics of five steps, cycle time beside touch time",
        calendar: OFFICE,
        table: "| Step | Cycle Time | Lead Time | Touch Time | %C&A | Activity Ratio |\n\
                |------|-----------|-----------|-----------|------|----------------|\n\
                | Requirements | 2h | 3d | 2h | 80% | 8.3% |\n\
                | Development | 16h | 5d | 16h | 70% | 40% |\n\
                | Code Review | 1h | 2d | 1h | 60% | 4.2% |\n\
                | Testing | 4h | 2d | 4h | 85% | 16.7% |\n\
                | Deployment | 1h | 1d | 1h | 95% | 8.3% |\n\
                | **Total** | **24h** | **13d** | **24h** | — | **15.4%** |",
        totals: [104.0, 24.0, 23.1, 27.1, 24.0],
        page_says: "13 d and 24 h, but 15.4 %, which is 24 h of days of 12 h; its first two rows count days of 8 h",
    },
    Published {
        source: "Guide to process mapping: customer onboarding, five steps, drawn with bars and dashes",
        calendar: OFFICE,
        table: "Process Step     | Lead Time | Process Time | %C&A | FTE\n\
                Application      |   2 days  |    30 min    |  70% | 0.5\n\
                Credit Check     |   3 days  |    15 min    |  90% | 0.3\n\
                Account Setup    |   1 day   |    45 min    |  85% | 1.0\n\
                Welcome Kit      |   2 days  |    10 min    |  95% | 0.2\n\
                First Contact    |   1 day   |    20 min    |  80% | 0.5",
        totals: [72.0, 2.0, 2.8, 40.7, (15.0 + 4.5 + 45.0 + 2.0 + 10.0) / 60.0],
        page_says: "",
    },
    Published {
        source: "Model solution of a course in software management: a loan from application to money, CT beside LT",
        calendar: Calendar::ELAPSED,
        table: "| Step | Process | CT (h) | LT (h) | %C/A |\n|------|---------|--------|--------|------|\n\
                | 1 | App Submission | 0.05 | 0.5 | 98% |\n| 2 | Document Upload & OCR | 0.5 | 1.0 | 80% |\n\
                | 3 | Manual Credit Check | 2.0 | 3.0 | 60% |\n| 4 | Manager Approval | 1.0 | 4.0 | 85% |\n\
                | 5 | Disbursement | 0.25 | 1.0 | 99% |",
        totals: [9.5, 3.8, 40.0, 39.6, 3.8],
        page_says: "",
    },
    Published {
        source: "B. Finster, VSM workshop: its reference map of five steps, in minutes",
        calendar: OFFICE,
        table: "| name        | process (min) | wait (min) | %C/A |\n| Intake      | 60      | 2400 | 100  |\n\
                | Refinement  | 240     | 480  | 100  |\n| Development | 480     | 960  | 100  |\n\
                | Code review | 60      | 2880 | 100  |\n| Deploy      | 30      | 1440 | 100  |",
        totals: [9030.0 / 60.0, 14.5, 9.6, 100.0, 14.5],
        page_says: "",
    },
    Published {
        source: "Guide to value-stream mapping of a delivery pipeline: from written code to verified release",
        calendar: Calendar::ELAPSED,
        table: "| Step | Process Time | Wait Time | Who |\n|---|---|---|---|\n| Write code | 4 hours | — | Developer |\n\
                | Code review | 30 min | 6 hours | Team |\n| Build | 5 min | 10 min | CI |\n\
                | Unit tests | 8 min | 2 min | CI |\n| Integration tests | 20 min | 30 min | CI |\n\
                | Deploy to staging | 5 min | 2 hours | CI/Ops |\n| QA review | 1 hour | 8 hours | QA |\n\
                | Approval | 5 min | 24 hours | Manager |\n| Deploy to production | 5 min | 1 hour | Ops |\n\
                | Monitoring verification | 15 min | — | Ops |",
        totals: [48.25, 393.0 / 60.0, 13.6, -1.0, 393.0 / 60.0],
        page_says: "about 48 h, about 6.5 h, 13.5 %: the same sums, rounded before dividing",
    },
    Published {
        source: "Course on release management: detailed metrics of ten stages, waits that are stages of their own",
        calendar: OFFICE,
        table: "| Stage | Process Time | Wait Time | Total Time | % of Total |\n\
                |-------|-------------|-----------|------------|------------|\n\
                | Idea → Requirements | 0 days | 5 days | 5 days | 12.5% |\n| Requirements | 3 days | 0 days | 3 days | 7.5% |\n\
                | Design | 3 days | 2 days | 5 days | 12.5% |\n| Development | 10 days | 0 days | 10 days | 25% |\n\
                | Code Review | 0 days | 2 days | 2 days | 5% |\n| Manual Testing | 5 days | 0 days | 5 days | 12.5% |\n\
                | Bug Fixes | 3 days | 0 days | 3 days | 7.5% |\n| QA Approval | 0 days | 7 days | 7 days | 17.5% |\n\
                | Deploy Request | 0 days | 2 days | 2 days | 5% |\n| Manual Deploy | 1 day | 0 days | 1 day | 2.5% |\n\
                | **TOTAL** | **24 days** | **16 days** | **40 days** | **100%** |",
        totals: [43.0 * 8.0, 25.0 * 8.0, 58.1, -1.0, 25.0 * 8.0],
        page_says: "40 d and 24 d, 60 %, but its rows add up to 43 d and 25 d",
    },
    Published {
        source: "cebusix.com, Cycle time: publishing a book, 14 days end to end",
        calendar: OFFICE,
        table: "activity,lead time (days)\nmeet the author,2\nread and approve,3\nproof,5\nproofread,2\npost,2",
        totals: [112.0, 0.0, -1.0, -1.0, 0.0],
        page_says: "",
    },
    Published {
        source: "Rother & Shook, Learning to See: Acme Stamping, future state of 5 days and 169 seconds",
        calendar: SHIFTS,
        table: "step\tkind\tPT (s)\twait (d)\ncoils\toutside\t\t\nstamp\t\t1\t1.5\nweld and assemble\t\t168\t1.5\n\
                State Street\toutside\t\t2",
        totals: [5.0 * 920.0 / 60.0 + 169.0 / 3600.0, 169.0 / 3600.0, 0.1, -1.0, 169.0 / 3600.0],
        page_says: "5 d: production lead time counts the inventories alone, so it is 169 s shorter",
    },
    Published {
        source: "Feature of a metrics tool: four steps with fractions as %C/A, 18 hours",
        calendar: Calendar::ELAPSED,
        table: "| Step | PCA | Process Time (h) | Wait Time (h) |\n| A | 0.95 | 2 | 1 |\n| B | 0.85 | 3 | 2 |\n\
                | C | 0.90 | 4 | 2 |\n| D | 0.80 | 3 | 1 |",
        totals: [18.0, 12.0, 66.7, 58.1, 12.0],
        page_says: "",
    },
    Published {
        source: "Exercise in flow analysis: nine waits of 32.5 calendar days and 770 minutes of work",
        calendar: Calendar::ELAPSED,
        table: "step\twait (days)\tPT (min)\n1\t0\t770\n2\t1.5\t0\n3\t5\t0\n4\t2\t0\n5\t11\t0\n6\t3\t0\n7\t7\t0\n8\t2\t0\n9\t1\t0",
        totals: [32.5 * 24.0 + 770.0 / 60.0, 770.0 / 60.0, 1.6, -1.0, 770.0 / 60.0],
        page_says: "",
    },
    Published {
        source: "melodic-software, skill value-stream-mapping: order fulfilment, minutes beside hours, stock before each step",
        calendar: Calendar::ELAPSED,
        table: "| Step | Owner | PT | LT | %C&A | Inventory | Notes |\n|------|-------|-----|-----|------|-----------|-------|\n\
                | Order Entry | Sales | 15m | 2h | 85% | 50 orders | Manual entry |\n\
                | Credit Check | Finance | 10m | 8h | 95% | 30 orders | Batch processing |\n\
                | Inventory Alloc | Warehouse | 5m | 4h | 90% | 20 orders | System lookup |\n\
                | Pick & Pack | Warehouse | 30m | 6h | 92% | 40 orders | Manual process |\n\
                | Ship | Logistics | 10m | 24h | 98% | 100 orders | Carrier pickup |",
        totals: [44.0, 70.0 / 60.0, 2.7, 65.5, 70.0 / 60.0],
        page_says: "",
    },
    Published {
        source: "Command for analysts: a request from receipt to delivery, 20 h",
        calendar: OFFICE,
        table: "| Step | Owner | PT | LT | %C&A | WIP | Notes |\n|------|-------|-----|-----|------|-----|-------|\n\
                | Receive Request | Customer Service | 5m | 2h | 90% | 15 | Manual entry |\n\
                | Review & Prioritize | Manager | 15m | 4h | 85% | 20 | Bottleneck |\n\
                | Execute Work | Team | 2h | 8h | 95% | 10 | |\n| Quality Check | QA | 30m | 4h | 80% | 8 | High rework |\n\
                | Deliver | Delivery | 10m | 2h | 99% | 5 | |",
        totals: [20.0, 3.0, 15.0, 57.6, 3.0],
        page_says: "",
    },
    Published {
        source: "Skill for public services: a veteran's claim, hours of work in 60 days and nights",
        calendar: Calendar::ELAPSED,
        table: "| Process Block | PT | LT | %C&A |\n|--------------|-----|-----|------|\n\
                | Claim Intake | 30 min | 2 days | 85% |\n| Evidence Gathering | 2 hrs | 30 days | 60% |\n\
                | Medical Review | 4 hrs | 20 days | 90% |\n| Decision Rating | 3 hrs | 7 days | 95% |\n\
                | Notification | 15 min | 1 day | 99% |",
        totals: [60.0 * 24.0, 9.75, 0.7, 43.2, 9.75],
        page_says: "",
    },
    Published {
        source: "Reference of diagram rules, after Martin & Osterling: idea to production in 25 days of eight hours",
        calendar: OFFICE,
        table: "| # | Block (function) | PT | LT | %C&A |\n|---|---|---|---|---|\n\
                | 1 | Intake & triage (Product Owner) | 0.5 h | 5 d | 70 % |\n\
                | 2 | Refinement / spec (PO + Tech Lead) | 4 h | 3 d | 80 % |\n\
                | 3 | Development (Dev team) | 16 h | 6 d | 85 % |\n| 4 | Code review (Peers) | 1 h | 2 d | 90 % |\n\
                | 5 | QA / test (QA) | 6 h | 4 d | 75 % |\n| 6 | Release & deploy (Ops, change board) | 1 h | 5 d | 95 % |",
        totals: [200.0, 28.5, 14.3, 30.5, 28.5],
        page_says: "",
    },
    Published {
        source: "The same: three processes between four inventories, 14 days and 108 seconds",
        calendar: Calendar { hours_per_day: 460.0 / 60.0, days_per_week: 5.0 },
        table: "step\tkind\tLT (d)\tPT (s)\nraw steel\tqueue\t5\t\nStamping\t\t\t1\nWIP\tqueue\t4\t\n\
                Welding\t\t\t45\nWIP\tqueue\t2\t\nAssembly\t\t\t62\nfinished\tqueue\t3\t",
        totals: [14.0 * 460.0 / 60.0 + 108.0 / 3600.0, 108.0 / 3600.0, 0.0, -1.0, 108.0 / 3600.0],
        page_says: "14 d: production lead time counts the inventories alone, so it is 108 s shorter",
    },
    Published {
        source: "Playbook of a cloud consultancy: migration of one application, lead times of weeks",
        calendar: OFFICE,
        table: "| Step              | LT (wks) | %C/A |\n| ----------------- | -------- | ---- |\n\
                | Discovery         | 2        | 80%  |\n| Architecture review | 3      | 70%  |\n\
                | IaC / container   | 2        | 85%  |\n| Dev test          | 1        | 90%  |\n\
                | Security review   | 4        | 60%  |\n| UAT               | 2        | 75%  |\n\
                | Cutover           | 1        | 95%  |",
        totals: [600.0, 0.0, -1.0, 18.3, 0.0],
        page_says: "",
    },
    Published {
        source: "The same: an incident from the page to the all-clear, minutes",
        calendar: Calendar::ELAPSED,
        table: "| Step                | PT (min) | LT (min) | %C/A |\n| ------------------- | -- | -- | ---- |\n\
                | Detect / page       | 0  | 12 | 88%  |\n| Acknowledge         | 1  | 6  | 100% |\n\
                | Triage              | 8  | 14 | 60%  |\n| Assemble responders | 0  | 22 | 75%  |\n\
                | Diagnose            | 18 | 18 | 80%  |\n| Mitigate            | 4  | 4  | 95%  |\n\
                | All-clear / comms   | 2  | 8  | 100% |",
        totals: [84.0 / 60.0, 33.0 / 60.0, 39.3, 30.1, 33.0 / 60.0],
        page_says: "",
    },
    Published {
        source: "Architecture of a school app: stages in ranges of seconds and minutes",
        calendar: Calendar::ELAPSED,
        table: "| Stage | Lead Time | Process Time | Quality | Efficiency |\n\
                |-------|-----------|--------------|---------|------------|\n\
                | Device Collection | 0-5 sec | 1-2 sec | 99.5% | 95% |\n| Data Ingestion | 5-15 sec | 2-3 sec | 99.8% | 98% |\n\
                | Data Processing | 15-30 sec | 5-10 sec | 99.9% | 92% |\n| Analytics | 30-60 sec | 15-30 sec | 98% | 85% |\n\
                | Reporting | 1-5 min | 30-60 sec | 99% | 90% |",
        totals: [260.0 / 3600.0, 79.0 / 3600.0, 30.4, -1.0, 79.0 / 3600.0],
        page_says: "1 to 6 min and 23 to 96 s, but its stages add up to 110 to 410 s and 53 to 105 s; the middle counts",
    },
    Published {
        source: "Krajewski, Malhotra & Ritzman, Operations Management: Jensen Bearings, 16 days and 81 seconds",
        calendar: Calendar { hours_per_day: 7.0, days_per_week: 5.0 },
        table: "Process\tC/T (s)\tWait before (d)\tPeople\nPress\t12\t5\t1\nPierce & Form\t34\t3.5\t1\n\
                Finish Grind\t35\t5.2\t1\nShipping\t0\t2.3\t",
        totals: [16.0 * 7.0 + 81.0 / 3600.0, 81.0 / 3600.0, 0.0, -1.0, 81.0 / 3600.0],
        page_says: "16 d: production lead time counts the inventories alone, so it is 81 s shorter",
    },
    Published {
        source: "Rother & Shook, Learning to See: TWI Industries, rods and forgings that meet in assembly",
        calendar: Calendar { hours_per_day: 15.0, days_per_week: 5.0 },
        table: "step\tkind\tLT (d)\tafter\nraw rods\tqueue\t20\tnone\ncut rods\tqueue\t5\traw rods\n\
                after weld 1\tqueue\t3\tcut rods\nafter weld 2\tqueue\t3\tafter weld 1\n\
                after deflash\tqueue\t5\tafter weld 2\nat the painter\tqueue\t2\tafter deflash\n\
                painted\tqueue\t6\tat the painter\nraw forgings\tqueue\t20\tnone\n\
                machined forgings\tqueue\t4\traw forgings\nfinished goods\tqueue\t4\tpainted; machined forgings",
        totals: [48.0 * 15.0, 0.0, 0.0, -1.0, 0.0],
        page_says: "a summary of the book says 43 d or more, but the longer of its two branches adds up to 48 d",
    },
    Published {
        source: "solutioninn.com, Sound Tok: a stereo in batches of fifty, moved in between",
        calendar: Calendar::ELAPSED,
        table: "step,PT (min),wait (min)\nboard,6,294\nmove,0,11\nassemble,21,1029\nmove,0,20\nset up,0,30\ntest,10,490\npack,6,294",
        totals: [2211.0 / 60.0, 43.0 / 60.0, 1.9, -1.0, 43.0 / 60.0],
        page_says: "",
    },
    Published {
        source: "engineersuniverse.com, map builder: pieces in front of four stations, 900 a day at 30 s",
        calendar: Calendar { hours_per_day: 7.5, days_per_week: 5.0 },
        table: "station\tC/T\tqueue time\n1\t38 s\t600 min\n2\t55 s\t400 min\n3\t46 s\t300 min\n4\t30 s\t200 min",
        totals: [25.0 + 169.0 / 3600.0, 169.0 / 3600.0, 0.2, -1.0, 169.0 / 3600.0],
        page_says: "",
    },
    Published {
        source: "taktclock.io, learning centre: a harness, purchase to shipping",
        calendar: OFFICE,
        table: "Step\tType\tLT\tPT\nProcurement\t\t5 days\t\nQueue\tqueue\t2 days\t\nWiring\t\t2.2h\t2.2h\n\
                Queue\tqueue\t1.5 day\t\nTesting\t\t1.5h\t1.5h\nQueue\tqueue\t1 day\t\nShip\t\t0.5h\t0.5h",
        totals: [9.5 * 8.0 + 4.2, 4.2, 5.2, -1.0, 4.2],
        page_says: "9 d and 3.7 h, 5.1 %, but its steps add up to 9.5 d and 4.2 h; shipping is left out of the work",
    },
];

#[test]
fn published_tables_give_their_totals() {
    for published in &PUBLISHED {
        let source = published.source;
        let empty = StreamMap { calendar: published.calendar, ..StreamMap::new(MapId::from_bits(1), source) };
        let mut rows = read(published.table);
        rows.tie_to(&empty, None, &mut counter());
        let map = StreamMap { steps: rows.steps, flows: rows.flows, ..empty };
        let summary = measure(&map);
        let of = |total: &Total| total.hours.mid;
        let hours = [of(&summary.lead_time), of(&summary.process_time), of(&summary.effort)];
        let rates = [summary.activity_ratio_percent(), summary.rolled_ca.map(|rolled| rolled.percent)];
        let [ratio, rolled] = rates.map(|rate| rate.map_or(-1.0, |rate| (rate * 10.0).round() / 10.0));
        let totals = [hours[0], hours[1], ratio, rolled, hours[2]];
        let is_close = |(a, b): (&f64, &f64)| (a - b).abs() < 1e-9 * (1.0 + b.abs());
        assert!(totals.iter().zip(&published.totals).all(is_close), "{source}: {totals:?} {:?}", rows.problems);
        assert_eq!(summary.lead_time.missing(), 0, "{source}");
    }
    let differing = PUBLISHED.iter().filter(|published| !published.page_says.is_empty()).count();
    assert_eq!(differing, 10, "pages that say otherwise");
}

#[test]
fn cycle_time_is_work_where_nothing_else_can_be_meant() {
    let rows = read("step\tC/T (min)\twait\nA\t30\t1 h\nB\t20\t-");
    assert_eq!(rows.steps.iter().map(figures_of).collect::<Vec<_>>(), ["|30 min||", "|20 min||"]);
    assert_eq!((flows_of(&rows).as_str(), faults_of(&rows)), ("1>2 [0]", vec![(1, 2, RowFault::CycleTimeWorked)]));
    // Beside a process time, alone, or twice it stays a note.
    for heading in ["step\tCT\tPT\tLT", "step\tCT\tpeople", "step\tCT\tLT\tcycle time"] {
        let rows = read(&[heading, "\nA\t1 h\t2\t3 h"].concat());
        assert!(faults_of(&rows).contains(&(1, 2, RowFault::CycleTime)), "{heading}");
        assert!(rows.steps[0].notes.starts_with("CT: 1 h"), "{heading}");
    }
}

#[test]
fn a_dash_for_a_wait_says_that_there_is_none() {
    let mut rows = read("step\twait\tPT\nA\t-\t2 h\nB\tn/a\t-\nC\t\t1 h");
    assert_eq!((flows_of(&rows).as_str(), rows.steps[1].process_time.is_none()), ("1>2 [0], 2>3", true));
    let empty = StreamMap::new(MapId::from_bits(1), "");
    rows.tie_to(&empty, None, &mut counter());
    assert_eq!(figures_of(&rows.steps[0]), "2 h|2 h||");
}
