use super::*;

fn total(mid: f64, known: usize, of: usize) -> Total {
    Total { hours: HourRange::exact(mid), known, of }
}

#[test]
fn a_total_in_a_sentence() {
    let calendar = Calendar::default();
    let title = |lead: (f64, usize, usize), process: (f64, usize, usize)| {
        total_title(&total(lead.0, lead.1, lead.2), &total(process.0, process.1, process.2), &calendar)
    };
    for (lead, process, words) in [
        ((0.0, 0, 0), (0.0, 0, 0), "This map has no steps yet"),
        ((0.0, 0, 3), (0.0, 0, 3), "No step has a lead time yet"),
        ((80.0, 2, 3), (8.0, 2, 3), "10 d so far, and not all of it is known"),
        ((80.0, 3, 3), (8.0, 3, 3), "10 d, of which 1 d is work"),
        ((80.0, 3, 3), (8.0, 1, 3), "10 d, of which 1 d is known to be work"),
        ((80.0, 3, 3), (0.0, 0, 3), "10 d, and how much of it is work is not known"),
    ] {
        assert_eq!(title(lead, process), words);
    }
}

#[test]
fn ranges_are_carried_through() {
    let hours = HourRange { low: 72.0, mid: 80.0, high: 88.0 };
    assert_eq!(range(hours, &Calendar::default()).as_deref(), Some("between 9 d and 11 d"));
    assert_eq!(range(HourRange::exact(8.0), &Calendar::default()), None);
    let process = Total { hours, known: 2, of: 3 };
    assert_eq!(process_basis(&process, &Calendar::default()), "between 9 d and 11 d, incomplete: 2 of 3 steps");
}

#[test]
fn one_time_and_several() {
    assert_eq!([times(1), times(2), times(6)], ["once", "twice", "6 times"]);
}
