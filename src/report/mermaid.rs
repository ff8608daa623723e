//! A map as the text of a Mermaid flowchart, as wikis draw it: a subgraph per lane, rework dashed.
//!
//! Everything from the document stands in double quotes. In there Mermaid reads `#…;` as a character, HTML as markup and
//! back-ticks at the start as Markdown; so all signs but letters, digits and a few are written as `#number;`.

use super::paint::colour;
use super::plain::{PlainMap, PlainStep, one_line};

/// The text, with a line end behind the last line.
pub fn mermaid(map: &PlainMap) -> String {
    let mut out = String::from("flowchart LR\n");
    for note in std::iter::once(&map.name).chain(&map.notes) {
        out.extend(["%% ", &comment(note), "\n"]);
    }
    for (at, lane) in map.lanes.iter().enumerate() {
        let steps: Vec<&PlainStep> = map.steps.iter().filter(|step| step.lane == at).collect();
        if steps.is_empty() {
            continue;
        }
        out.extend([format!("  subgraph lane{}[\"{}\"]\n", at + 1, quoted(&lane.name))]);
        for step in steps {
            out.extend([format!("    {}\n", node(step))]);
        }
        out.push_str("  end\n");
    }
    for flow in &map.flows {
        let arrow = if flow.is_rework { "-.->" } else { "-->" };
        let label = if flow.label.is_empty() { String::new() } else { format!("|\"{}\"|", quoted(&flow.label)) };
        out.extend([format!("  s{} {arrow}{label} s{}\n", flow.from, flow.to)]);
    }
    looks(&mut out, map);
    out
}

fn node(step: &PlainStep) -> String {
    let lines: Vec<String> = step.lines.iter().map(|line| quoted(line)).collect();
    let (open, close) = if step.is_without_work { ("([", "])") } else { ("[", "]") };
    format!("s{}{open}\"{}\"{close}", step.number, lines.join("<br>"))
}

/// One class per heat in use, one for the constraint.
fn looks(out: &mut String, map: &PlainMap) {
    let hex = |role: &str| colour(role).unwrap_or("#ffffff");
    for heat in 1..=5 {
        let of_heat = numbers(map, |step| step.heat == heat);
        if !of_heat.is_empty() {
            let (fill, ink) = (hex(&format!("heat-{heat}")), hex(&format!("heat-{heat}-ink")));
            out.extend([format!("  classDef heat{heat} fill:{fill},color:{ink},stroke:{}\n", hex("edge"))]);
            out.extend([format!("  class {of_heat} heat{heat}\n")]);
        }
    }
    let constraint = numbers(map, |step| step.is_constraint);
    if !constraint.is_empty() {
        out.extend([format!("  classDef constraint stroke:{},stroke-width:3px\n", hex("constraint"))]);
        out.extend([format!("  class {constraint} constraint\n")]);
    }
}

fn numbers(map: &PlainMap, which: impl Fn(&PlainStep) -> bool) -> String {
    let steps = map.steps.iter().filter(|step| which(step));
    steps.map(|step| format!("s{}", step.number)).collect::<Vec<_>>().join(",")
}

/// A comment ends with its line; braces in one would be read as a directive.
fn comment(text: &str) -> String {
    one_line(text).replace(['{', '}'], " ")
}

fn quoted(text: &str) -> String {
    let mut out = String::new();
    for c in one_line(text).chars() {
        if c.is_alphanumeric() || !c.is_ascii() || " .,:-+/()%".contains(c) {
            out.push(c);
        } else {
            out.extend([format!("#{};", u32::from(c))]);
        }
    }
    // A label must not be empty, and one that begins as a list is read as one.
    let text = out.trim();
    match text.chars().next() {
        None => "#160;".to_owned(),
        Some('-' | '+') => format!("#8203;{text}"),
        Some(c) if c.is_ascii_digit() && begins_list(text) => text.replacen('.', "#46;", 1),
        Some(_) => text.to_owned(),
    }
}

/// `1. ` is the first item of a list.
fn begins_list(text: &str) -> bool {
    text.trim_start_matches(|c: char| c.is_ascii_digit()).starts_with(". ")
}

#[cfg(test)]
mod tests {
    use super::super::plain::sample;
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn lanes_hold_their_steps_and_rework_is_dashed() {
        let text = mermaid(&sample());
        let expected = "flowchart LR\n%% Payments\n%% Total lead time 33 d\n  subgraph lane1[\"Product\"]\n    \
                        s1[\"1 Refine<br>LT 3 d\"]\n  end\n  subgraph lane2[\"Operations\"]\n    \
                        s2[\"2 Deploy<br>LT 3 d\"]\n  end\n  s1 -->|\"wait 2 d\"| s2\n  \
                        s2 -.->|\"25 % sent back\"| s1\n  classDef heat2 fill:#f2dfb4,color:#16232a,stroke:#858170\n  \
                        class s1 heat2\n  classDef heat5 fill:#a55c0c,color:#ffffff,stroke:#858170\n  class s2 heat5\n  \
                        classDef constraint stroke:#b5311a,stroke-width:3px\n  class s2 constraint\n";
        assert_eq!(text, expected);
    }

    #[test]
    fn names_stay_text() {
        for (name, label) in [
            ("a \"b\" <c>", "a #34;b#34; #60;c#62;"),
            ("end; click s1 \"x\"", "end#59; click s1 #34;x#34;"),
            ("#35; `md` **b**", "#35;35#59; #96;md#96; #42;#42;b#42;#42;"),
            ("line\nend", "line end"),
            ("1. Refine", "1#46; Refine"),
            ("- x", "#8203;- x"),
            ("", "#160;"),
            ("مرحبا 👩‍💻", "مرحبا 👩‍💻"),
        ] {
            assert_eq!(quoted(name), label, "{name}");
        }
    }

    proptest! {
        #[test]
        fn no_name_leaves_its_quotes(name in any::<String>()) {
            let mut map = sample();
            let lines = mermaid(&map).lines().count();
            map.name.clone_from(&name);
            map.lanes[0].name.clone_from(&name);
            map.flows[0].label = format!("x{name}");
            map.steps[0].lines = vec![name];
            let text = mermaid(&map);
            prop_assert_eq!(text.lines().count(), lines);
            prop_assert!(text.lines().filter(|line| !line.starts_with("%%")).all(|line| line.matches('"').count() % 2 == 0));
            prop_assert!(text.find("%%{").is_none(), "no directive");
        }
    }
}
