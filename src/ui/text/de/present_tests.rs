use super::*;

#[test]
fn one_time_and_several() {
    assert_eq!([times(1), times(2), times(6)], ["einmal", "zweimal", "6-mal"]);
    assert_eq!([steps(1), steps(2)], ["1 Schritt", "2 Schritte"]);
}

#[test]
fn what_is_left_out_agrees_with_its_number() {
    let rolled = RolledCa { percent: 40.0, with_value: 3, of: 4 };
    let facts = QualityFacts { of: 4, known: 3, rolled: Some(rolled), lowest: Vec::new(), sent_back: Vec::new() };
    let said = quality_lead(&facts);
    assert!(said.starts_with("40 % kommen ohne Korrektur durch alle 3 Schritte"), "{said}");
    assert!(said.ends_with("1 Schritt ohne %C/A bleibt außen vor."), "{said}");
    assert!(quality_lead(&QualityFacts { known: 2, ..facts }).ends_with("2 Schritte ohne %C/A bleiben außen vor."));
}
