//! How to get deploy data out of each tool: commands to copy. Words in capitals are to be replaced.

use crate::ui::text::commands;

pub const WHERE_TO_GET: &str = "Where to get them";
pub const RECIPES_NOTE: &str = "Words in capitals stand for your own names. Tools that answer in pages: ask for every page, \
    one file each; they are read together.";
pub const COPY: &str = "Copy";
pub const COMMAND_COPIED: &str = "The command is on the clipboard.";
pub const COLUMNS_TITLE: &str = "A CSV of your own";
pub const COLUMNS_LEAD: &str =
    "One deployment per row. Only the time is needed; every further column makes one more figure possible.";
pub const COLUMNS_HEADER: &str = commands::COLUMNS;
pub const COMMANDS: &str = "Commands that produce each input";

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
    RecipeGroup { name: "Git and GitHub", recipes: GITHUB },
    RecipeGroup { name: "GitLab, Azure DevOps, Bitbucket", recipes: HOSTS },
    RecipeGroup { name: "Pipelines and deployment tools", recipes: TOOLS },
    RecipeGroup { name: "Incidents", recipes: INCIDENTS },
];

const GITHUB: &[Recipe] = &[
    Recipe {
        tool: "GitHub: deployments",
        gives: "deployments and their results, two files; the list alone holds no result",
        command: commands::GITHUB_DEPLOYMENTS,
    },
    Recipe {
        tool: "GitHub: deployments by GraphQL",
        gives: "deployments with their statuses, one file per page of 100",
        command: commands::GITHUB_DEPLOYMENTS_GRAPHQL,
    },
    Recipe {
        tool: "GitHub: workflow runs",
        gives: "one row per run; the workflow stands for the environment",
        command: commands::GITHUB_WORKFLOW_RUNS,
    },
    Recipe {
        tool: "GitHub: releases",
        gives: "one row per release, each a success; drafts are left out",
        command: commands::GITHUB_RELEASES,
    },
    Recipe {
        tool: "GitHub: pull requests",
        gives: "the changes: first commit, opened, reviewed, merged",
        command: commands::GITHUB_PULL_REQUESTS,
    },
    Recipe {
        tool: "git: commits with their tags",
        gives: "the changes, and which release holds which",
        command: commands::GIT_COMMITS_TAGS,
    },
    Recipe {
        tool: "git: tags as releases",
        gives: "one row per annotated tag, each a success; lightweight tags have no time of their own",
        command: commands::GIT_TAGS_RELEASES,
    },
];

const HOSTS: &[Recipe] = &[
    Recipe { tool: "GitLab: deployments", gives: "deployments with their jobs", command: commands::GITLAB_DEPLOYMENTS },
    Recipe { tool: "GitLab: merge requests", gives: "the changes", command: commands::GITLAB_MERGE_REQUESTS },
    Recipe {
        tool: "GitLab: DORA figures",
        gives: "figures that GitLab computed, a value a day; no rows behind them",
        command: commands::GITLAB_DORA_FIGURES,
    },
    Recipe {
        tool: "Azure DevOps: builds",
        gives: "one row per build; the pipeline stands for the environment",
        command: commands::AZURE_DEVOPS_BUILDS,
    },
    Recipe {
        tool: "Azure DevOps: release deployments",
        gives: "deployments with environment and result",
        command: commands::AZURE_DEVOPS_RELEASE_DEPLOYMENTS,
    },
    Recipe {
        tool: "Bitbucket: deployments",
        gives: "deployments with environment and state",
        command: commands::BITBUCKET_DEPLOYMENTS,
    },
    Recipe {
        tool: "Bitbucket: pipelines",
        gives: "one row per run; the pipeline’s name or its branch stands for the environment",
        command: commands::BITBUCKET_PIPELINES,
    },
];

const TOOLS: &[Recipe] = &[
    Recipe {
        tool: "Jenkins: builds",
        gives: "one row per build; the job stands for the environment",
        command: commands::JENKINS_BUILDS,
    },
    Recipe {
        tool: "CircleCI: pipelines and workflows",
        gives: "workflows are the deployments, pipelines hold their commits; both are needed",
        command: commands::CIRCLECI_PIPELINES_WORKFLOWS,
    },
    Recipe {
        tool: "TeamCity: builds",
        gives: "one row per build; the build configuration stands for the environment",
        command: commands::TEAMCITY_BUILDS,
    },
    Recipe {
        tool: "Argo CD: applications",
        gives: "the last ten deployments of each application",
        command: commands::ARGO_CD_APPLICATIONS,
    },
    Recipe { tool: "Spinnaker: executions", gives: "pipelines that ran", command: commands::SPINNAKER_EXECUTIONS },
    Recipe {
        tool: "Octopus: deployments",
        gives: "deployments without their results",
        command: commands::OCTOPUS_DEPLOYMENTS,
    },
];

const INCIDENTS: &[Recipe] = &[
    Recipe {
        tool: "Jira: incidents",
        gives: "opened and resolved; a CSV export of a filter does as well",
        command: commands::JIRA_INCIDENTS,
    },
    Recipe { tool: "PagerDuty: incidents", gives: "opened and resolved", command: commands::PAGERDUTY_INCIDENTS },
    Recipe { tool: "Opsgenie: incidents", gives: "opened and resolved", command: commands::OPSGENIE_INCIDENTS },
    Recipe {
        tool: "incident.io: incidents",
        gives: "opened and resolved; declined and merged ones are passed over",
        command: commands::INCIDENTIO_INCIDENTS,
    },
    Recipe {
        tool: "ServiceNow: incidents",
        gives: "opened and resolved, in the time zone of who exports",
        command: commands::SERVICENOW_INCIDENTS,
    },
];
