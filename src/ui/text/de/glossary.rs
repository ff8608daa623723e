//! The terms, each with how its figure is made and where it comes from.

use super::{ACTIVITY_RATIO, ROLLED_CA, TOTAL_EFFORT, TOTAL_LEAD_TIME, TOTAL_PROCESS_TIME};

/// Where a term comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Source {
    Handbook,
    HandbookAppendix,
    MartinOsterling,
    Dora,
    SleuthGuide,
    CaseStudy,
    Ours,
}

/// One term.
#[derive(Debug, Clone, Copy)]
pub struct Term {
    pub name: &'static str,
    pub meaning: &'static str,
    /// How the figure is made, or what counts.
    pub formula: &'static str,
    pub source: Source,
}

/// Terms that belong together.
#[derive(Debug, Clone, Copy)]
pub struct Group {
    pub name: &'static str,
    pub terms: &'static [Term],
}

pub const TITLE: &str = "Begriffe und Formeln";
pub const SEARCH: &str = "Begriff suchen";
pub const SEARCH_EXAMPLE: &str = "Wartezeit, Nacharbeit, Häufigkeit";
pub const FORMULA: &str = "Wie";
pub const SOURCE: &str = "Quelle";
pub const NONE: &str = "Kein Begriff heißt so.";

/// A source in full.
pub fn source(source: Source) -> String {
    match source {
        Source::Handbook => "Kim, Humble, Debois, Willis: The DevOps Handbook".to_owned(),
        Source::HandbookAppendix => "Kim, Humble, Debois, Willis: The DevOps Handbook, Anhang 4".to_owned(),
        Source::MartinOsterling => "Martin, Osterling: Value Stream Mapping".to_owned(),
        Source::Dora => "DORA, Anleitungen und Berichte (CC BY 4.0)".to_owned(),
        Source::SleuthGuide => "Sleuth: From Zero to One Hundred Deploys a Day, 2023".to_owned(),
        Source::CaseStudy => "LaunchDarkly: eine Fallstudie über Tempo, bei dem nichts kaputtgeht".to_owned(),
        Source::Ours => "Eigene Regel von Streamgauge".to_owned(),
    }
}

const fn term(name: &'static str, meaning: &'static str, formula: &'static str, source: Source) -> Term {
    Term { name, meaning, formula, source }
}

pub const GROUPS: [Group; 5] = [
    Group {
        name: "Der Wertstrom",
        terms: &[
            term(
                "Wertstrom",
                "Alles, was aus einer Anforderung etwas von Wert für die macht, die darum gebeten haben.",
                "Von der angenommenen Anforderung bis zur Änderung, die in Produktion läuft und nützt. Die Vorlaufzeit der Bereitstellung beginnt beim Check-in.",
                Source::Handbook,
            ),
            term(
                "Schritt",
                "Eine Tätigkeit eines Teams; ein Kasten auf der Karte.",
                "5 bis 15 auf einer ersten Karte. Eine Warteschlange ist ein Schritt, an dem niemand arbeitet; Externe brauchen keine Zeit des Wertstroms.",
                Source::Handbook,
            ),
            term(
                "Durchlaufzeit (DLZ)",
                "Wie lange ein Vorgang bei einem Schritt ist, ob jemand daran arbeitet oder nicht.",
                "Fertig weitergegeben − für den Schritt verfügbar. Die Bearbeitungszeit gehört dazu. Englisch: lead time (LT).",
                Source::Handbook,
            ),
            term(
                "Bearbeitungszeit (BZ)",
                "Wie lange Menschen oder Maschinen daran arbeiten. Nie Zykluszeit: Das Wort bedeutet Verschiedenes.",
                "Arbeitszeit an einem Vorgang. Bei einer Warteschlange: keine. Englisch: process time (PT), auch touch time.",
                Source::Handbook,
            ),
            term(
                "Wartezeit",
                "Die Zeit, in der nichts geschieht.",
                "DLZ − BZ; 0, wo die beiden sich widersprechen. Steht sie auf einem Pfeil, gehört sie zu dem Schritt, auf den er zeigt.",
                Source::MartinOsterling,
            ),
            term(
                "%C/A",
                "Prozent vollständig und richtig (percent complete and accurate): wie viel von dem, was ankommt, so brauchbar ist. Das sagen die, die es bekommen.",
                "Vorgänge ohne Korrektur, Ergänzung und Klärung ÷ alle Vorgänge × 100",
                Source::Handbook,
            ),
            term(
                "Übergabe",
                "Arbeit geht von einem Team zum anderen: jedes Mal eine Warteschlange, und etwas Gewusstes geht verloren.",
                "Flüsse vorwärts zwischen Schritten verschiedener Teams; Nacharbeit zwischen Teams wird daneben gezählt.",
                Source::Handbook,
            ),
            term(
                "Nacharbeit",
                "Arbeit, die zu einem früheren Schritt zurückgeht.",
                "Ein rückwärts gezeichneter Fluss oder einer, der einen Kreis schließt, mit dem Anteil der Arbeit, der ihn nimmt. Sie verlängert nie den längsten Weg.",
                Source::MartinOsterling,
            ),
            term(
                "Arbeitskalender",
                "Was Tag, Woche und Monat in jeder Zeit einer Karte bedeuten.",
                "8 h am Tag und 5 Tage in der Woche, solange nichts anderes eingestellt ist; 4,345 Wochen im Monat. 24 × 7 ist Kalenderzeit.",
                Source::Ours,
            ),
        ],
    },
    Group {
        name: "Summen einer Karte",
        terms: &[
            term(
                "Längster Weg",
                "Der Weg durch den Wertstrom, der am längsten dauert. Parallele Arbeit daneben hat Puffer.",
                "Der Weg von einem Anfang zu einem Ende mit der größten Summe der DLZ; Puffer = wie viel länger die anderen dauern dürfen.",
                Source::MartinOsterling,
            ),
            term(
                TOTAL_LEAD_TIME,
                "Vom Anfang des Wertstroms bis zu seinem Ende.",
                "Σ DLZ auf dem längsten Weg",
                Source::MartinOsterling,
            ),
            term(TOTAL_PROCESS_TIME, "Die Arbeit darin.", "Σ BZ auf dem längsten Weg", Source::MartinOsterling),
            term(
                ACTIVITY_RATIO,
                "In welchem Teil der Zeit etwas geschieht. Auch Flusseffizienz; englisch: activity ratio.",
                "BZ gesamt ÷ DLZ gesamt × 100",
                Source::MartinOsterling,
            ),
            term(
                ROLLED_CA,
                "Wie viel durch den ganzen Wertstrom kommt, ohne noch einmal angefasst zu werden. Englisch: rolled %C/A.",
                "Produkt der %C/A aller Schritte × 100; Schritte ohne Wert bleiben außen vor und werden gezählt.",
                Source::MartinOsterling,
            ),
            term(
                TOTAL_EFFORT,
                "Was es an Arbeitszeit kostet, parallele Arbeit inbegriffen.",
                "Σ BZ × Personen über alle Schritte",
                Source::MartinOsterling,
            ),
            term(
                "Anteil der Wartezeit",
                "Was die Farbe eines Schritts zeigt.",
                "(DLZ − BZ) ÷ DLZ gesamt × 100; Klassen ab 0, 3, 8, 12 und 20 %, feiner auf Wegen mit vielen Schritten",
                Source::Ours,
            ),
            term(
                "Summe mit Nacharbeit",
                "Die Durchlaufzeit, wenn Zurückgeschicktes mitzählt.",
                "Einmal je Vorgang: Summe + Σ Anteil × DLZ der Schleife. Bis es stimmt: Anteil ÷ (1 − alle zurückgeschickten Anteile) × DLZ der Schleife. Jede Schleife zählt für sich: Eine in einer anderen wird nicht mit ihr wiederholt.",
                Source::Ours,
            ),
        ],
    },
    Group {
        name: "Besser werden",
        terms: &[
            term(
                "Engpass",
                "Der eine Schritt, der den Wertstrom begrenzt. Jeden anderen zu verbessern ist eine Illusion.",
                "Vorschlag: die längste Wartezeit auf dem längsten Weg; bei gleichen die niedrigere %C/A. Vor geht ein Schritt, von dem der Bedarf 100 % der Arbeitszeit oder mehr braucht. Ein anderer kann gewählt werden.",
                Source::Handbook,
            ),
            term(
                "Fünf Fokussierungsschritte",
                "Wie mit einem Engpass umzugehen ist, immer wieder.",
                "Ihn finden, ihn ausnutzen, ihm alles andere unterordnen, ihn erweitern, von vorn beginnen.",
                Source::Handbook,
            ),
            term(
                "Warteschlangen-Schätzung",
                "Warum ausgelastete Leute Arbeit warten lassen.",
                "Wartezeit ≈ % beschäftigt ÷ % frei, in Arbeitseinheiten: 50 % → 1, 80 % → 4, 90 % → 9, 95 % → 19",
                Source::HandbookAppendix,
            ),
            term(
                "Verschwendung und Erschwernisse",
                "Was Zeit kostet und nichts bringt.",
                "Neun Arten: halb fertige Arbeit, unnötige Abläufe, unnötige Funktionen, Aufgabenwechsel, Warten, Wege, Fehler, Handarbeit und Sonderwege, Heldentaten.",
                Source::Handbook,
            ),
            term(
                "Ist- und Soll-Zustand",
                "Der Wertstrom, wie er ist, und wie er bis zu einem Tag sein soll.",
                "Meist 3 bis 12 Monate auseinander; der Soll-Zustand ist eine Kopie der Ist-Karte, die das Team ändert.",
                Source::Handbook,
            ),
            term(
                "Maßnahme (Gegenmaßnahme)",
                "Ein Unterschied zwischen den beiden Zuständen, als Experiment.",
                "Problem, Hypothese, erwartete DLZ, BZ oder %C/A, wer zuständig ist, Prüftermin, Ergebnis.",
                Source::MartinOsterling,
            ),
            term(
                "Gemeinsames Ziel",
                "Ein Ergebnis für alle im Wertstrom.",
                "Messbar, mit einem Datum, das sechs Monate bis zwei Jahre entfernt ist.",
                Source::Handbook,
            ),
        ],
    },
    Group {
        name: "Lieferung",
        terms: &[
            term(
                "Bereitstellungshäufigkeit",
                "Wie oft Änderungen die Produktion erreichen. Englisch: deployment frequency.",
                "Deployments im Zeitraum; pro Woche der Median ganzer Wochen, leere zählen als 0.",
                Source::Dora,
            ),
            term(
                "Vorlaufzeit für Änderungen",
                "Wie lange eine Änderung vom Schreiben bis zum Laufen braucht. Englisch: change lead time.",
                "Erstes gelungenes Produktions-Deployment, das sie enthält − erster Commit verfasst; der Median über die Änderungen.",
                Source::Dora,
            ),
            term(
                "Änderungsfehlerrate",
                "Wie viele Deployments repariert werden mussten. Englisch: change failure rate.",
                "In Produktion fehlgeschlagene Deployments ÷ Deployments, die sie erreichten × 100",
                Source::Dora,
            ),
            term(
                "Wiederherstellungszeit nach fehlgeschlagener Bereitstellung",
                "Wie lange Nutzer mit einer fehlgeschlagenen Änderung leben. Englisch: failed deployment recovery time.",
                "Störung behoben − gemeldet, der Median; ohne Störungen: nächstes gelungenes Deployment − fehlgeschlagenes.",
                Source::Dora,
            ),
            term(
                "Nacharbeitsrate bei Bereitstellungen",
                "Wie viele Deployments ungeplante Reparaturen waren. Englisch: deployment rework rate.",
                "Rollbacks, Reverts, Hotfixes ÷ Deployments, die die Produktion erreichten × 100",
                Source::Dora,
            ),
            term(
                "Stufe",
                "Ein Wert neben einer veröffentlichten Tabelle: niedrig, mittel oder hoch. Tabelle und Jahr stehen dabei.",
                "Die beste Stufe, deren schlechteste Grenze eingehalten ist; in einer Lücke die Stufe darunter. Das Ganze ist die schlechteste der vier.",
                Source::SleuthGuide,
            ),
        ],
    },
    Group {
        name: "Praktiken",
        terms: &[
            term(
                "Bewertung",
                "Wie gut ein Team eine Praktik beherrscht.",
                "0 nicht vorhanden, 1 Anfang, 2 geübt, 3 fortgeschritten. Offen ist nicht 0 und bleibt aus dem Mittel heraus.",
                Source::SleuthGuide,
            ),
            term(
                "Wert eines Abschnitts",
                "Ein Abschnitt der Scorecard in einer Zahl. Eine Gesamtzahl gibt es nicht.",
                "Mittel der bewerteten Praktiken, 0 bis 3",
                Source::SleuthGuide,
            ),
            term(
                "Deployment-Leiter",
                "Einmal pro Woche, einmal am Tag, hundertmal am Tag: was für jedes Tempo da sein muss.",
                "Meilensteine erfüllt, nicht erfüllt, offen oder nicht anwendbar; manche werden nach Deployment-Daten beurteilt.",
                Source::SleuthGuide,
            ),
            term(
                "Praktiken der Wiederherstellung",
                "Ein fünfter Abschnitt der Scorecard: wie gut Störungen eingedämmt werden.",
                "Bewertet wie die anderen; eine Ergänzung zu den vier Abschnitten des Leitfadens.",
                Source::CaseStudy,
            ),
        ],
    },
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::stream::{Waste, heat_breaks};
    use crate::ui::text::de as text;

    fn find(name: &str) -> &'static Term {
        let mut all = GROUPS.iter().flat_map(|group| group.terms);
        all.find(|term| term.name.starts_with(name)).unwrap_or_else(|| panic!("no term {name}"))
    }

    #[test]
    fn what_the_screens_call_a_figure_is_explained() {
        for name in [text::CONSTRAINT, text::LEAD_TIME, text::PROCESS_TIME, text::PERCENT_CA] {
            find(name);
        }
        assert_eq!(GROUPS.iter().map(|group| group.terms.len()).sum::<usize>(), 34);
    }

    #[test]
    fn the_words_in_the_terms_are_those_of_the_program() {
        for share in heat_breaks(9) {
            assert!(find("Anteil der Wartezeit").formula.contains(&share.to_string()), "{share}");
        }
        let wastes = find("Verschwendung").formula.to_lowercase();
        for waste in Waste::ALL {
            let name = text::waste_name(waste).split(',').next().unwrap_or_default().to_lowercase();
            assert!(wastes.contains(&name), "{name}");
        }
        let rating = find("Bewertung").formula;
        for level in crate::maturity::Level::ALL {
            assert!(rating.contains(&text::level_name(level)), "{}", text::level_name(level));
        }
    }
}
