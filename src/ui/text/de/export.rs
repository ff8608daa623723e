//! What leaves the app: pictures, tables, texts, links.

pub use crate::ui::text::files::{
    COUNT, DAYS, DEPLOY_DAYS, DEPLOYMENTS, FAILURES, MEAN, MEAN_PER_DAY, MEAN_PER_WEEK, MEDIAN, MEDIAN_PER_WEEK,
    METRIC_HEADS, METRICS, P75, P85, P90, P95, RATE, SCOPE_ALL, SCOPE_CUT_WEEK, SCOPE_SERVICE, SCOPE_WEEK,
    SCORECARD_HEADS, SECONDS, SHARE, STAGE_MEDIANS, STILL_OPEN,
};

pub const TITLE: &str = "Export";
pub const COMMAND: &str = "Karte, Tabellen oder einen Link exportieren";
pub const A_COMMAND: &str = "Export";
pub const PICTURE: &str = "Bild der Karte";
pub const TABLES: &str = "Tabellen";
pub const OTHER_TOOLS: &str = "Für andere Werkzeuge";
pub const LINK: &str = "Als Link teilen";
pub const WHOLE: &str = "Der ganze Workshop";
pub const NO_STEPS: &str = "Die Karte hat noch keine Schritte, also gibt es kein Bild von ihr.";

pub const WITH_SOURCE: &str = "Den Workshop in das Bild legen";
pub const WITH_SOURCE_HINT: &str = "Das Bild lässt sich dann auf der ersten Seite wie eine Datei als Kopie des Workshops \
    öffnen. Wer das Bild hat, hat den Workshop: alle Karten, Bewertungen und Maßnahmen, wie sie jetzt sind, ohne Verlauf und \
    ohne Deployment-Daten.";
pub const SVG: &str = "Als SVG sichern";
pub const PNG: &str = "Als PNG sichern";
pub const SCALE: &str = "Größe des PNG";
pub const COPY_IMAGE: &str = "Als Bild kopieren";
pub const COPY_IMAGE_HINT: &str =
    "Chatprogramme und Folien nehmen es aus der Zwischenablage; den Workshop trägt es nicht in sich.";

pub const STEPS_CSV: &str = "Schritte als CSV";
pub const STEPS_TSV: &str = "Schritte als TSV";
pub const METRICS_CSV: &str = "Liefermetriken als CSV";
pub const METRICS_TSV: &str = "Liefermetriken als TSV";
pub const METRICS_JSON: &str = "Liefermetriken als JSON";
pub const CARDS_CSV: &str = "Scorecards als CSV";
pub const CARDS_TSV: &str = "Scorecards als TSV";
pub const TABLES_HINT: &str = "Die Spalten heißen in jeder Sprache gleich, auf Englisch. Eine Zelle, die mit = + - oder @ \
    beginnt, bekommt einen Apostroph davor, damit keine Tabellenkalkulation sie für eine Formel hält. Zeiten der Metriken \
    sind Sekunden, Raten 0 bis 1; Unbekanntes bleibt leer. Bögen einzelner Bewertender bleiben hier.";
pub const NO_METRICS: &str = "keine Deployment-Daten";
pub const NO_CARDS: &str = "keine Scorecard";

pub const COPY_MERMAID: &str = "Als Mermaid kopieren";
pub const SAVE_MERMAID: &str = "Als Mermaid sichern";
pub const SAVE_DRAWIO: &str = "Für draw.io sichern";
pub const TOOLS_HINT: &str =
    "Mermaid: Text, den Wikis zeichnen. draw.io: Kästen, Bahnen und Pfeile zum Weiterarbeiten.";

pub const COPY_LINK: &str = "Link kopieren";
pub const LINK_HINT: &str = "Der Workshop steht in der Adresse selbst, hinter #, was kein Server sieht. Er öffnet als Kopie, \
    ohne Verlauf und Deployment-Daten. Manche Mail- und Chatprogramme schneiden lange Adressen ab.";
pub const MEASURING_LINK: &str = "Der Link wird gemessen …";
pub const LINK_COPIED: &str = "Der Link ist in der Zwischenablage.";
pub const LINK_UNAVAILABLE: &str =
    "Dieser Browser kann keinen Workshop in einen Link packen. Stattdessen eine Datei sichern.";

pub const SAVE_FILE: &str = "Datei sichern";
pub const SAVE_FILE_HINT: &str =
    "Mit Verlauf und Deployment-Daten: als Sicherung, und um abwechselnd daran weiterzuarbeiten.";

pub const COPIED_IMAGE: &str = "Das Bild ist in der Zwischenablage.";
pub const COPIED_MERMAID: &str = "Die Karte ist als Mermaid in der Zwischenablage.";
pub const NOT_COPIED: &str = "Der Browser hat die Zwischenablage nicht freigegeben. Stattdessen die Datei sichern.";
pub const NOT_SAVED: &str = "Der Browser hat die Datei nicht angenommen. Nichts ist verloren; erneut versuchen.";
pub const NOT_DRAWN: &str =
    "Der Browser konnte das Bild nicht zeichnen. Eine kleinere Größe versuchen oder als SVG sichern.";

pub const OPENING_LINK: &str = "Der Workshop aus dem Link wird geöffnet …";
pub const LINK_BROKEN: &str = "Dieser Link enthält keinen ganzen Workshop: Unterwegs wurde er abgeschnitten oder verändert. \
    Noch einmal um ihn bitten oder um eine Datei. Nichts wurde geöffnet.";
pub const LINK_UNREADABLE: &str = "Dieser Browser kann den Workshop aus einem Link nicht auspacken. Einen aktuellen Browser \
    verwenden oder um eine Datei bitten.";

pub const LINK_NAME: &str = "Der Link";
pub const UNKNOWN: &str = "unbekannt";
pub const UNKNOWN_SHORT: &str = "?";
pub const UNKNOWN_DASH: &str = "–";
pub const LEGEND_CONSTRAINT: &str = "Engpass";
pub const LEGEND_QUEUE: &str = "nur Warteschlange";

pub fn picture_title(map: &str, workshop: &str) -> String {
    match (map.is_empty(), workshop.is_empty()) {
        (false, false) => format!("{map}: {workshop}"),
        (false, true) => map.to_owned(),
        (true, false) => workshop.to_owned(),
        (true, true) => super::MAP_SCREEN.to_owned(),
    }
}

pub fn picture_note(workshop: &str, ends: &str, date: &str) -> String {
    let workshop = if workshop.is_empty() { String::new() } else { format!("{workshop} · ") };
    format!("{workshop}{ends} · {date}")
}

pub fn made_with(date: &str) -> String {
    format!("Streamgauge, {date}")
}

/// A size of the picture in pixels.
pub fn scale_name(scale: u32, width_px: f64, height_px: f64) -> String {
    format!("{scale}×, {} × {}", width_px * f64::from(scale), height_px * f64::from(scale))
}

pub fn too_large(name: &str) -> String {
    format!("{name}: größer, als Browser zeichnen")
}

pub fn link_length(length: usize, most: usize) -> String {
    format!("{length} von höchstens {most} Zeichen")
}

pub fn link_too_long(length: usize, most: usize) -> String {
    format!("Der Link hätte {length} Zeichen; höchstens {most} sind möglich. Stattdessen eine Datei sichern.")
}

/// Letters and digits of a name, to begin the names of files with.
pub fn file_stem(name: &str) -> String {
    let kept: String = name.chars().map(|c| if c.is_alphanumeric() { c } else { '-' }).take(60).collect();
    let stem = kept.trim_matches('-').to_lowercase();
    if stem.is_empty() { super::FILE_WITHOUT_NAME.to_owned() } else { stem }
}

pub fn saved(name: &str) -> String {
    format!("{name} ist dem Browser übergeben.")
}
