//! German: plain workshop language, short, without addressing anybody ("Schritt hinzufügen", "Erneut versuchen").
//! Quotes are „…“, the dash is –, a number and its unit have a space between them ("1,5 h", "80 %").
//!
//! # The terms
//!
//! | English | German |
//! |---|---|
//! | value stream, value-stream map | Wertstrom, Wertstromkarte; the map: die Karte |
//! | workshop (the document, the event) | Workshop, Workshops |
//! | current state, future state | Ist-Zustand, Soll-Zustand |
//! | step; parallel step | Schritt; paralleler Schritt |
//! | team, owner, lane | Team, zuständig, Bahn |
//! | lead time (LT) of a step | Durchlaufzeit (DLZ) |
//! | total lead time | Durchlaufzeit gesamt |
//! | process time (PT) | Bearbeitungszeit (BZ) |
//! | total process time | Bearbeitungszeit gesamt |
//! | wait, wait before | Wartezeit, Wartezeit davor |
//! | touch time, hands on | mit Händen am Werk: Bearbeitungszeit |
//! | activity ratio | Flussgrad |
//! | %C/A (complete and accurate) | %C/A (vollständig und richtig) |
//! | rolled %C/A | %C/A gesamt |
//! | total effort | Aufwand gesamt |
//! | handoff | Übergabe |
//! | constraint | Engpass |
//! | rework, sent back, share | Nacharbeit, zurückgeschickt, Anteil |
//! | queue, WIP, batch size | Warteschlange, WIP (wartende Vorgänge), Losgröße |
//! | item | Vorgang |
//! | process, outside party (kinds of step) | Bearbeitung, Externe |
//! | waste; value-adding, necessary | Verschwendung; wertschöpfend, notwendig |
//! | longest path, slack, dead end | längster Weg, Puffer, endet im Leeren |
//! | timeline; its wait and work | Zeitlinie; Warten, Arbeit |
//! | calendar (hours, days of work) | Arbeitskalender |
//! | flow, arrow | Fluss (Flüsse), Pfeil |
//! | barrier, remark, note | Hindernis, Bemerkung, Notiz |
//! | figure; basis of a figure | Wert or Zahl; Grundlage |
//! | measured, estimated, unknown | gemessen, geschätzt, unbekannt |
//! | estimate, sample size, percentile | Schätzung, Stichprobe, Perzentil |
//! | screen names | Auftrag (Charter), Karte, Tabelle, Vergleich, Lieferung, Scorecard, Leiter (Ladder), Maßnahmen (Improve), Bericht, Präsentation, Verlauf (History) |
//! | charter | Auftrag, Workshop-Auftrag |
//! | delivery metrics | Liefermetriken |
//! | deploy, deploys; deploy data | Deployment, Deployments; Deployment-Daten |
//! | deployment frequency, change lead time | Bereitstellungshäufigkeit, Vorlaufzeit für Änderungen |
//! | change fail rate, failed deployment recovery time, rework rate | Änderungsfehlerrate, Wiederherstellungszeit, Nacharbeitsrate |
//! | low, medium, high (levels of delivery) | niedrig, mittel, hoch |
//! | production, staging, stage | Produktion, Staging, Stufe |
//! | outlier, median, cut week | Ausreißer, Median, angeschnittene Woche |
//! | scorecard, practice, section, rating, level | Scorecard, Praktik, Abschnitt, Bewertung, Stufe |
//! | questionnaire, edition | Fragebogen, Ausgabe |
//! | rater, vote, spread; not applicable | Bewertende, Stimme, Streuung; nicht anwendbar |
//! | maturity, baseline | Reife, Ausgangswert |
//! | improvement, countermeasure, experiment | Maßnahme, Gegenmaßnahme, Experiment |
//! | milestone, target, hypothesis | Meilenstein, Ziel, Hypothese |
//! | facilitator, participant, sponsor | Moderation, Teilnehmende, Auftraggeber |
//! | copy, bin, backup | Kopie, Papierkorb, Sicherung |
//! | open, save a file, restore, merge | öffnen, Datei sichern, wiederherstellen, zusammenführen |
//! | saved, not saved, saving | Gesichert, Nicht gesichert, Wird gesichert … |
//! | undo, redo, gesture, change | Rückgängig, Wiederholen, Handlung, Änderung |
//! | link (address; linked file) | Link; verknüpfte Datei |
//! | release (of the app) | Version |
//! | table, row, column, field | Tabelle, Zeile, Spalte, Feld |
//! | import, export, worker ("the part that reads deploy data") | Import, Export, der Teil, der Deployment-Daten liest |
//! | apply, dismiss, close, cancel, done | Übernehmen, Ausblenden, Schließen, Abbrechen, Fertig |
//! | units of time | s, min, h, d stay: they are written into documents that both languages read; Wo, Mon |
//!
//! Numbers and times: [`number`], [`percent_number`] and [`duration_text`] of this module (`use super::…`), never those of
//! `stream`, which write a decimal point. Large counts keep their narrow gaps (251 300).

mod actions;
#[cfg(feature = "whole")]
pub mod charter;
pub mod compare;
#[cfg(feature = "whole")]
pub mod delivery;
#[cfg(all(target_arch = "wasm32", feature = "page"))]
mod errors;
#[cfg(feature = "whole")]
pub mod export;
mod figures;
#[cfg(feature = "whole")]
pub mod glossary;
#[cfg(feature = "whole")]
pub mod guide;
#[cfg(feature = "whole")]
pub mod history;
mod home;
#[cfg(feature = "whole")]
pub mod improve;
#[cfg(feature = "whole")]
pub mod keeping;
#[cfg(feature = "whole")]
pub mod ladder;
mod map;
mod own_models;
#[cfg(feature = "whole")]
pub mod present;
#[cfg(feature = "whole")]
mod rater_codes;
mod raters;
#[cfg(feature = "whole")]
pub mod report;
pub mod rows;
mod scorecard;
mod shell;
mod step;
pub mod table;
pub mod workbench;

pub use actions::*;
#[cfg(all(target_arch = "wasm32", feature = "page"))]
pub use errors::*;
pub use figures::*;
pub use home::*;
pub use map::*;
pub use own_models::*;
#[cfg(feature = "whole")]
pub use rater_codes::*;
pub use raters::*;
pub use scorecard::*;
pub use shell::*;
pub use step::*;
