//! How to get deploy data out of each tool: commands to copy. Words in capitals are to be replaced.

use crate::ui::text::commands;

pub const WHERE_TO_GET: &str = "Woher sie kommen";
pub const RECIPES_NOTE: &str = "Wörter in Großbuchstaben stehen für eigene Namen. Bei Werkzeugen, die seitenweise antworten: jede \
    Seite abfragen, je eine Datei; sie werden zusammen gelesen.";
pub const COPY: &str = "Kopieren";
pub const COMMAND_COPIED: &str = "Der Befehl ist in der Zwischenablage.";
pub const COLUMNS_TITLE: &str = "Eine eigene CSV-Datei";
pub const COLUMNS_LEAD: &str =
    "Ein Deployment je Zeile. Nötig ist nur die Zeit; jede weitere Spalte macht einen weiteren Wert möglich.";
pub const COLUMNS_HEADER: &str = commands::COLUMNS;
pub const COMMANDS: &str = "Befehle, die jede dieser Dateien erzeugen";

/// How to get data out of a tool.
pub struct Recipe {
    /// The tool.
    pub tool: &'static str,
    /// What it gives.
    pub gives: &'static str,
    /// The command.
    pub command: &'static str,
}

/// Recipes that belong together.
pub struct RecipeGroup {
    /// What they give.
    pub name: &'static str,
    /// They.
    pub recipes: &'static [Recipe],
}

pub const RECIPE_GROUPS: &[RecipeGroup] = &[
    RecipeGroup { name: "Git und GitHub", recipes: GITHUB },
    RecipeGroup { name: "GitLab, Azure DevOps, Bitbucket", recipes: HOSTS },
    RecipeGroup { name: "Pipelines und Deployment-Werkzeuge", recipes: TOOLS },
    RecipeGroup { name: "Störungen", recipes: INCIDENTS },
];

const GITHUB: &[Recipe] = &[
    Recipe {
        tool: "GitHub: Deployments",
        gives: "Deployments und ihre Ergebnisse, zwei Dateien; die Liste allein enthält kein Ergebnis",
        command: commands::GITHUB_DEPLOYMENTS,
    },
    Recipe {
        tool: "GitHub: Deployments über GraphQL",
        gives: "Deployments mit ihren Status, eine Datei je Seite mit 100",
        command: commands::GITHUB_DEPLOYMENTS_GRAPHQL,
    },
    Recipe {
        tool: "GitHub: Workflow-Läufe",
        gives: "eine Zeile je Lauf; der Workflow steht für die Umgebung",
        command: commands::GITHUB_WORKFLOW_RUNS,
    },
    Recipe {
        tool: "GitHub: Releases",
        gives: "eine Zeile je Release, jedes gilt als gelungen; Entwürfe bleiben weg",
        command: commands::GITHUB_RELEASES,
    },
    Recipe {
        tool: "GitHub: Pull Requests",
        gives: "die Änderungen: erster Commit, eröffnet, Review, gemergt",
        command: commands::GITHUB_PULL_REQUESTS,
    },
    Recipe {
        tool: "git: Commits mit ihren Tags",
        gives: "die Änderungen, und welches Release welche enthält",
        command: commands::GIT_COMMITS_TAGS,
    },
    Recipe {
        tool: "git: Tags als Releases",
        gives: "eine Zeile je annotiertem Tag, jedes gilt als gelungen; leichtgewichtige Tags haben keine eigene Zeit",
        command: commands::GIT_TAGS_RELEASES,
    },
];

const HOSTS: &[Recipe] = &[
    Recipe { tool: "GitLab: Deployments", gives: "Deployments mit ihren Jobs", command: commands::GITLAB_DEPLOYMENTS },
    Recipe { tool: "GitLab: Merge Requests", gives: "die Änderungen", command: commands::GITLAB_MERGE_REQUESTS },
    Recipe {
        tool: "GitLab: DORA-Werte",
        gives: "Werte, die GitLab berechnet hat, einer je Tag; ohne Zeilen dahinter",
        command: commands::GITLAB_DORA_FIGURES,
    },
    Recipe {
        tool: "Azure DevOps: Builds",
        gives: "eine Zeile je Build; die Pipeline steht für die Umgebung",
        command: commands::AZURE_DEVOPS_BUILDS,
    },
    Recipe {
        tool: "Azure DevOps: Release-Deployments",
        gives: "Deployments mit Umgebung und Ergebnis",
        command: commands::AZURE_DEVOPS_RELEASE_DEPLOYMENTS,
    },
    Recipe {
        tool: "Bitbucket: Deployments",
        gives: "Deployments mit Umgebung und Zustand",
        command: commands::BITBUCKET_DEPLOYMENTS,
    },
    Recipe {
        tool: "Bitbucket: Pipelines",
        gives: "eine Zeile je Lauf; der Name der Pipeline oder ihr Branch steht für die Umgebung",
        command: commands::BITBUCKET_PIPELINES,
    },
];

const TOOLS: &[Recipe] = &[
    Recipe {
        tool: "Jenkins: Builds",
        gives: "eine Zeile je Build; der Job steht für die Umgebung",
        command: commands::JENKINS_BUILDS,
    },
    Recipe {
        tool: "CircleCI: Pipelines und Workflows",
        gives: "Workflows sind die Deployments, Pipelines enthalten ihre Commits; beides wird gebraucht",
        command: commands::CIRCLECI_PIPELINES_WORKFLOWS,
    },
    Recipe {
        tool: "TeamCity: Builds",
        gives: "eine Zeile je Build; die Build-Konfiguration steht für die Umgebung",
        command: commands::TEAMCITY_BUILDS,
    },
    Recipe {
        tool: "Argo CD: Anwendungen",
        gives: "die letzten zehn Deployments jeder Anwendung",
        command: commands::ARGO_CD_APPLICATIONS,
    },
    Recipe { tool: "Spinnaker: Ausführungen", gives: "gelaufene Pipelines", command: commands::SPINNAKER_EXECUTIONS },
    Recipe {
        tool: "Octopus: Deployments",
        gives: "Deployments ohne ihre Ergebnisse",
        command: commands::OCTOPUS_DEPLOYMENTS,
    },
];

const INCIDENTS: &[Recipe] = &[
    Recipe {
        tool: "Jira: Störungen",
        gives: "gemeldet und behoben; der CSV-Export eines Filters geht auch",
        command: commands::JIRA_INCIDENTS,
    },
    Recipe { tool: "PagerDuty: Störungen", gives: "gemeldet und behoben", command: commands::PAGERDUTY_INCIDENTS },
    Recipe { tool: "Opsgenie: Störungen", gives: "gemeldet und behoben", command: commands::OPSGENIE_INCIDENTS },
    Recipe {
        tool: "incident.io: Störungen",
        gives: "gemeldet und behoben; abgelehnte und zusammengelegte werden übergangen",
        command: commands::INCIDENTIO_INCIDENTS,
    },
    Recipe {
        tool: "ServiceNow: Störungen",
        gives: "gemeldet und behoben, in der Zeitzone dessen, der exportiert",
        command: commands::SERVICENOW_INCIDENTS,
    },
];
