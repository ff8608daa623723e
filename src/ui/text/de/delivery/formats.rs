//! Names of formats, columns, outcomes and reasons.

use super::{count, counted, deployments};
use crate::delivery::{Finding, Outcome, Recognised, RejectReason, Role, SeriesMetric, TableKind, Unrecognised};

pub const EMPTY_TITLE: &str = "Was wurde deployt, und wann?";
pub const EMPTY_LEAD: &str = "Dateien irgendwo auf dieser Seite ablegen: CSV, TSV oder JSON, so wie die Werkzeuge sie \
    exportieren. Mehrere Dateien werden zusammen gelesen und verbunden: Deployments, Pull Requests, Störungen. Sie werden \
    an ihrem Inhalt erkannt. Nichts verlässt diesen Rechner.";
pub const DROP_HERE: &str = "oder irgendwo hier ablegen, oder Kopiertes einfügen";
/// Name von eingefügtem Text unter den Dateien.
pub const PASTED: &str = "eingefügt";
pub const ALSO_READ: &str = "Ebenfalls gelesen";
pub const ALSO_READ_LIST: &str = "CDEvents, OpenTelemetry-Spans, die Tabellen von Four Keys und DevLake, bei Sleuth \
    registrierte Deployments, ReplicaSets von Argo Rollouts, ServiceNow-Changes, Ereignisprotokolle \
    (item, stage, entered, left) wie der Statusverlauf von Jira oder Azure Boards, Tabellen mit einer Zeile je Vorgang und \
    einer Spalte je Phase, in der steht, wann er dorthin kam (ID, Title, Backlog, Dev, Done; auch JSON oder XML), Vorgänge aus Linear, und jede Datei in CSV, TSV, JSON \
    oder JSON Lines, sobald gesagt ist, was ihre Spalten bedeuten.";

/// What a file was recognised as.
pub fn kind_name(kind: Recognised) -> &'static str {
    match kind {
        Recognised::Table(TableKind::Deployments) => "Tabelle von Deployments",
        Recognised::Table(TableKind::Changes) => "Tabelle von Änderungen",
        Recognised::Table(TableKind::Incidents) => "Tabelle von Störungen",
        Recognised::Table(TableKind::Statuses) => "Tabelle von Deployment-Status",
        Recognised::Table(TableKind::Pipelines) => "Tabelle von Pipelines mit ihren Commits",
        Recognised::Table(TableKind::Stages) => {
            "Ereignisprotokoll: wann Vorgänge in ihre Phasen kamen und sie verließen"
        }
        Recognised::FlatTable => "Deployments mit ihrer Änderung und ihrer Störung, je eine Zeile",
        Recognised::JsonTable(TableKind::Deployments) => "JSON, Deployments",
        Recognised::JsonTable(TableKind::Changes) => "JSON, Änderungen",
        Recognised::JsonTable(TableKind::Incidents) => "JSON, Störungen",
        Recognised::JsonTable(TableKind::Statuses) => "JSON, Deployment-Status",
        Recognised::JsonTable(TableKind::Pipelines) => "JSON, Pipelines mit ihren Commits",
        Recognised::JsonTable(TableKind::Stages) => "JSON, Ereignisprotokoll von Vorgängen und ihren Phasen",
        Recognised::GithubDeployments => "GitHub-Deployments (REST); ihre Status enthalten die Ergebnisse",
        Recognised::GithubStatuses => "Status von GitHub-Deployments (REST)",
        Recognised::GithubGraphql => "GitHub-Deployments mit Status (GraphQL)",
        Recognised::GhRunList => "Workflow-Läufe, gh run list",
        Recognised::GhReleaseList => "Releases, gh release list",
        Recognised::GhPrList => "Pull Requests, gh pr list",
        Recognised::GitlabDeployments => "GitLab-Deployments",
        Recognised::GitlabMergeRequests => "GitLab-Merge-Requests",
        Recognised::JiraIssues => "Jira-Vorgänge als Störungen",
        Recognised::PagerdutyIncidents => "Störungen aus PagerDuty",
        Recognised::IncidentioIncidents => "Störungen aus incident.io",
        Recognised::OpsgenieIncidents => "Störungen aus Opsgenie",
        Recognised::AzureBuilds => "Builds aus Azure DevOps; die Pipeline steht für die Umgebung",
        Recognised::AzureReleases => "Release-Deployments aus Azure DevOps",
        Recognised::JenkinsBuilds => "Builds aus Jenkins; der Job steht für die Umgebung",
        Recognised::CircleciWorkflows => "Workflows aus CircleCI; ihre Pipelines enthalten die Commits",
        Recognised::CircleciPipelines => "Pipelines aus CircleCI, mit den Commits der Workflows",
        Recognised::BitbucketDeployments => "Bitbucket-Deployments",
        Recognised::BitbucketPipelines => "Läufe von Bitbucket Pipelines; Pipeline oder Branch steht für die Umgebung",
        Recognised::TeamcityBuilds => "Builds aus TeamCity; die Build-Konfiguration steht für die Umgebung",
        Recognised::ArgocdApplications => "Verlauf von Argo-CD-Anwendungen",
        Recognised::ArgoRollouts => "ReplicaSets von Argo Rollouts",
        Recognised::SpinnakerExecutions => "Ausführungen von Spinnaker",
        Recognised::OctopusReport => "Deployments aus Octopus, XML-Report",
        Recognised::XmlTable(TableKind::Deployments) => "XML, Deployments",
        Recognised::XmlTable(TableKind::Changes) => "XML, Änderungen",
        Recognised::XmlTable(TableKind::Incidents) => "XML, Störungen",
        Recognised::XmlTable(TableKind::Statuses | TableKind::Pipelines) => "XML-Datensätze",
        Recognised::XmlTable(TableKind::Stages) => "XML, Ereignisprotokoll von Vorgängen und ihren Phasen",
        Recognised::GitLog => "git log",
        Recognised::GitTags => "Git-Tags",
        Recognised::Cdevents => "CDEvents",
        Recognised::OtelSpans => "OpenTelemetry-Spans von Pipelines und Deployments",
        Recognised::GitlabDoraSeries => "Werte, die GitLab berechnet hat, einer je Tag",
        Recognised::SleuthDeploys => "bei Sleuth registrierte Deployments",
        Recognised::FourkeysEvents => "Rohereignisse von Four Keys",
        Recognised::JiraHistory => "Statusverlauf von Jira-Vorgängen",
        Recognised::AzureWorkItems => "Statusverlauf von Work Items aus Azure Boards",
        Recognised::Unrecognised(why) => unrecognised(why),
    }
}

/// Why a file is not read, and the one thing to do.
fn unrecognised(why: Unrecognised) -> &'static str {
    match why {
        Unrecognised::Empty => "leer: noch einmal exportieren",
        Unrecognised::Spreadsheet => {
            "eine Tabellenkalkulation: öffnen, das Blatt als CSV (UTF-8) speichern und diese Datei importieren"
        }
        Unrecognised::Zip => "ein ZIP-Archiv: erst entpacken, dann die Dateien daraus importieren",
        Unrecognised::Archive => "ein Archiv oder eine komprimierte Datei: erst entpacken",
        Unrecognised::Gzip => "mit gzip komprimiert: erst entpacken",
        Unrecognised::Pdf => "ein PDF: stattdessen die Daten exportieren",
        Unrecognised::WebPage => {
            "eine Webseite, oft eine Anmeldeseite, die ein Skript gespeichert hat: anmelden und noch einmal exportieren"
        }
        Unrecognised::Binary => "kein Text: als CSV oder JSON exportieren",
        Unrecognised::Xml => "XML einer Art, die nicht gelesen wird: als CSV oder JSON exportieren",
        Unrecognised::UnknownTable => {
            "eine Tabelle, deren Kopfzeile nichts verrät: angeben, was ihre Zeilen und Spalten sind"
        }
        Unrecognised::UnknownJson => "JSON, dessen Felder nichts verraten: angeben, was seine Zeilen und Felder sind",
        Unrecognised::BrokenJson => "JSON, das abbricht: noch einmal exportieren",
        Unrecognised::NoRows => "eine Liste ohne Zeilen: das Werkzeug nach anderer Zeit oder Umgebung fragen",
        Unrecognised::NoLines => {
            "eine einzige endlose Zeile: keine Tabelle mit Zeilen; noch einmal als CSV oder JSON exportieren"
        }
        Unrecognised::ErrorMessage => {
            "die Fehlermeldung eines Werkzeugs statt Daten: Adresse und Anmeldung prüfen, noch einmal abfragen"
        }
        Unrecognised::PipelineSteps => {
            "Schritte innerhalb von Läufen von Bitbucket Pipelines, die weder Commit noch Umgebung nennen: stattdessen die Pipelines oder die Deployments des Repositorys exportieren"
        }
    }
}

pub fn table_name(kind: TableKind) -> &'static str {
    match kind {
        TableKind::Deployments => "Deployments",
        TableKind::Changes => "Änderungen: Commits oder Pull Requests",
        TableKind::Incidents => "Störungen",
        TableKind::Statuses => "Status von Deployments",
        TableKind::Pipelines => "Pipelines mit ihren Commits",
        TableKind::Stages => "ein Ereignisprotokoll: Vorgänge in Phasen",
    }
}

pub fn outcome_name(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Succeeded => "gelungen",
        Outcome::FailedInProduction => "in Produktion fehlgeschlagen",
        Outcome::DidNotDeploy => "nicht deployt",
        Outcome::RolledBack => "zurückgerollt",
        Outcome::Cancelled => "abgebrochen",
        Outcome::Running => "noch im Gange",
        Outcome::NotRun => "nie gelaufen",
        Outcome::Partial => "teilweise ausgerollt",
        Outcome::Unknown => "unbekannt: weglassen",
    }
}

pub fn role_name(role: Role) -> &'static str {
    match role {
        Role::Ignore => "Nicht verwendet",
        Role::Id => "Id",
        Role::DeploymentId => "Id des Deployments",
        Role::Service => "Dienst",
        Role::Environment => "Umgebung",
        Role::Revision => "Commit",
        Role::Version => "Version",
        Role::StartedAt => "Begonnen",
        Role::FinishedAt => "Deployt",
        Role::Status => "Status",
        Role::AuthoredAt => "Erster Commit",
        Role::ChangeOpenedAt => "Eröffnet",
        Role::FirstReviewAt => "Erstes Review",
        Role::MergedAt => "Gemergt",
        Role::MergeRevision => "Merge-Commit",
        Role::ChangeNumber => "Nummer der Änderung",
        Role::IsMerge => "Ist ein Merge",
        Role::Carries => "Enthaltene Commits",
        Role::IncidentOpenedAt => "Störung gemeldet",
        Role::IncidentResolvedAt => "Störung behoben",
        Role::Title => "Titel",
        Role::Branch => "Branch",
        Role::Labels => "Labels",
        Role::ChangeType => "Art der Änderung",
        Role::Repairs => "Repariert oder nimmt zurück",
        Role::Progress => "Zustand, wo der Status leer ist",
        Role::Pipeline => "Id der Pipeline",
        Role::Parents => "Eltern-Commits",
        Role::Item => "Vorgang",
        Role::Stage => "Phase oder neuer Status",
        Role::StageBefore => "Phase davor",
        Role::EnteredAt => "Phase begonnen",
        Role::ExitedAt => "Phase verlassen",
        Role::TimeOfDay => "Uhrzeit zum Datum daneben",
        Role::Failed => "In Produktion fehlgeschlagen, ja oder nein",
        Role::Unplanned => "Ungeplante Reparatur, ja oder nein",
        Role::StageColumn => "Phase: wann der Vorgang dorthin kam",
        Role::ChangedField => "Name des geänderten Felds",
    }
}

pub fn reject_reason(reason: RejectReason) -> &'static str {
    match reason {
        RejectReason::NotATime => "keine Zeitangabe in einer bekannten Form",
        RejectReason::NoTime => "die Zeile hat gar keine Zeitangabe",
        RejectReason::NotNamed => "die Zelle, die sagt, worum es in der Zeile geht, ist leer",
        RejectReason::Syntax => "die Zeile bricht die Syntax der Datei",
        RejectReason::OpenQuote => "ein Anführungszeichen wird geöffnet und nie geschlossen",
        RejectReason::NotAnObject => "kein Objekt mit Feldern",
        RejectReason::CutOff => "die Datei endet in dieser Zeile",
        RejectReason::TooLong => "länger, als eine Zeile mit Daten sein kann",
        RejectReason::LightweightTag => "ein leichtgewichtiges Tag hat keine eigene Zeit",
    }
}

/// What a file's series measures.
pub fn series_metric(metric: SeriesMetric) -> &'static str {
    match metric {
        SeriesMetric::DeploymentFrequency => "Deployments je Tag",
        SeriesMetric::LeadTimeForChanges => "Vorlaufzeit für Änderungen",
        SeriesMetric::TimeToRestoreService => "Zeit bis zur Wiederherstellung",
        SeriesMetric::ChangeFailureRate => "Änderungsfehlerrate",
    }
}

fn short_histories(items: u64) -> String {
    let which = counted(items, "Vorgang steht", "Vorgänge stehen");
    format!(
        "{which} nur mit einem Teil der Geschichte in der Datei: Was fehlt, zählt nicht. Ganz gibt Jira sie unter \
         /rest/api/3/changelog/bulkfetch."
    )
}

fn lightweight_tags(tags: u64) -> String {
    let which = counted(tags, "leichtgewichtiges Tag bleibt", "leichtgewichtige Tags bleiben");
    format!(
        "{which} weg: Git gibt einem solchen Tag keine eigene Zeit. Damit die seines Commits gilt, in der Abfrage \
         creatordate statt taggerdate schreiben."
    )
}

fn tags_dated_by_commit(tags: u64) -> String {
    let which = counted(tags, "Tag ist leichtgewichtig und hat", "Tags sind leichtgewichtig; jedes hat");
    format!(
        "{which} keine eigene Zeit, daher steht die seines Commits für das Release: Ausgeliefert wurde es dann oder \
         später, und die Durchlaufzeit dieses Commits fällt zu kurz aus."
    )
}

/// The beginning of a value, before the reason why it could not be read; what is missing is not quoted.
fn quoted(value: &str) -> String {
    let shown: String = value.chars().take(40).collect();
    if shown.is_empty() { shown } else { format!("„{shown}“, ") }
}

/// What a person should know about a file: what happened, where, and what to do.
pub fn finding(finding: &Finding) -> String {
    match finding {
        Finding::NoRows => "Keine Zeilen: Kopfzeile oder Liste ist da, aber nichts darin.".to_owned(),
        Finding::AllRejected { rows, column, value, reason } => {
            let place = if column.is_empty() { String::new() } else { format!(" in Spalte {column}") };
            let shown = quoted(value);
            let none = match rows {
                1 => "Die eine Zeile ließ sich nicht lesen.".to_owned(),
                n => format!("Keine von {} Zeilen ließ sich lesen.", count(*n)),
            };
            format!("{none} Die erste{place}: {shown}{}. Nichts aus dieser Datei kommt hinein.", reject_reason(*reason))
        }
        Finding::CutInTheMiddle { line, byte } => format!(
            "Die Datei bricht in Zeile {} bei Byte {} ab. Was davor steht, ist gelesen; für den Rest noch einmal exportieren.",
            count(*line),
            count(*byte)
        ),
        Finding::RoundCount { rows } => format!(
            "Genau {} Zeilen: Vielleicht hat eine Grenze des Werkzeugs abgeschnitten. Dort mehr anfordern.",
            count(*rows)
        ),
        Finding::FullHistories { applications } => {
            let which = match applications {
                1 => "Eine Anwendung hat".to_owned(),
                n => format!("{} Anwendungen haben", count(*n)),
            };
            format!("{which} so viele Deployments, wie Argo CD behält: Ältere sind wahrscheinlich weg.")
        }
        Finding::ShortHistories { items } => short_histories(*items),
        Finding::HiddenAttempts { attempts } => {
            let which = counted(*attempts, "früherer Versuch fehlt", "frühere Versuche fehlen");
            format!("{which} in der Datei; ein früherer Versuch kann fehlgeschlagen sein.")
        }
        Finding::LightweightTags { tags } => lightweight_tags(*tags),
        Finding::TagsDatedByCommit { tags } => tags_dated_by_commit(*tags),
        Finding::ResultNotTold { rows } => format!(
            "{} kein Ergebnis: Gelungen und fehlgeschlagen sind nicht zu unterscheiden. Sagen, was das leere Statuswort \
             bedeutet, oder sie weglassen.",
            counted(*rows, "Deployment nennt", "Deployments nennen")
        ),
        Finding::ConfigurationRevisions { rows } => format!(
            "Die Commits von {} sind die der Konfiguration und passen zu keinem des Programms.",
            deployments(*rows)
        ),
        Finding::OtherRows { rows } => {
            let which = counted(*rows, "Zeile handelt", "Zeilen handeln");
            format!("{which} von anderem und {} übergangen.", if *rows == 1 { "wird" } else { "werden" })
        }
        Finding::RepeatedHeaders { rows } => format!(
            "Die Kopfzeile ist {} wiederholt: aneinandergehängte Dateien. Sie werden als eine gelesen.",
            counted(*rows, "Mal", "Mal")
        ),
        Finding::ParentsAssumed { commits } => format!(
            "Das Log sagt nicht, welcher Commit auf welchen folgt; für {} gilt seine Reihenfolge: Was zwischen zwei \
             Deployments steht, zählt zum späteren. Ein Log mit %P sagt es.",
            counted(*commits, "Commit", "Commits")
        ),
        Finding::IncidentStartAssumed { rows } => format!(
            "{}, wann der Dienst wieder lief, aber nicht, wann er ausfiel: Dafür wurde das Ende des Deployments genommen.",
            counted(*rows, "Zeile nennt", "Zeilen nennen")
        ),
        Finding::TimesOfDayUnread { rows } => format!(
            "Die Uhrzeit in {} war nicht lesbar: Das Datum zählt ab Mitternacht. Die Spalte der Uhrzeiten ansehen.",
            counted(*rows, "Zeile", "Zeilen")
        ),
        Finding::ManyColumns { columns, shown } => format!(
            "{} Spalten; {} sind zu sehen. Die dahinter werden gelesen, wo ihre Namen bekannt sind.",
            count(*columns),
            count(*shown)
        ),
        Finding::SeriesOnly { points } => format!(
            "{} mit Werten, die das Werkzeug berechnet hat: so gezeigt, wie sie sind, ohne die Zeilen dahinter.",
            counted(*points, "Tag", "Tage")
        ),
    }
}
