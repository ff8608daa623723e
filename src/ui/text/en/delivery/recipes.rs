//! How to get deploy data out of each tool: commands to copy. Words in capitals are to be replaced.

pub const WHERE_TO_GET: &str = "Where to get them";
pub const RECIPES_NOTE: &str = "Words in capitals stand for your own names. Tools that answer in pages: ask for every page, \
    one file each; they are read together.";
pub const COPY: &str = "Copy";
pub const COMMAND_COPIED: &str = "The command is on the clipboard.";
pub const COLUMNS_TITLE: &str = "A CSV of your own";
pub const COLUMNS_LEAD: &str =
    "One deployment per row. Only the time is needed; every further column makes one more figure possible.";
pub const COLUMNS_HEADER: &str =
    "id,service,environment,sha,commit_at,deployed_at,status,incident_opened_at,incident_resolved_at";
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
        command: "gh api --paginate 'repos/{owner}/{repo}/deployments?per_page=100' > deployments.json\n\
                  gh api --paginate 'repos/{owner}/{repo}/deployments?per_page=100' --jq '.[].statuses_url' | \
                  xargs -n1 gh api > statuses.json",
    },
    Recipe {
        tool: "GitHub: deployments by GraphQL",
        gives: "deployments with their statuses, one file per page of 100",
        command: "gh api graphql -f owner=OWNER -f repo=REPO -f query='query($owner:String!,$repo:String!){repository(owner:\
                  $owner,name:$repo){nameWithOwner deployments(last:100){nodes{id databaseId task environment state commitOid \
                  createdAt statuses(first:20){nodes{state createdAt updatedAt}}}}}}' > deployments.json",
    },
    Recipe {
        tool: "GitHub: workflow runs",
        gives: "one row per run; the workflow stands for the environment",
        command: "gh run list --workflow deploy.yml --limit 1000 --json databaseId,workflowName,headSha,headBranch,\
                  status,conclusion,createdAt,startedAt,updatedAt,attempt > runs.json",
    },
    Recipe {
        tool: "GitHub: releases",
        gives: "one row per release, each a success; drafts are left out",
        command: "gh release list --limit 1000 --json tagName,name,isDraft,isPrerelease,isLatest,createdAt,publishedAt > \
                  releases.json",
    },
    Recipe {
        tool: "GitHub: pull requests",
        gives: "the changes: first commit, opened, reviewed, merged",
        command: "gh pr list --state merged --limit 1000 --json number,title,createdAt,mergedAt,mergeCommit,headRefName,\
                  labels,commits,reviews > pulls.json",
    },
    Recipe {
        tool: "git: commits with their tags",
        gives: "the changes, and which release holds which",
        command: "git log --reverse --format='%H|%aI|%cI|%P|%D' > commits.txt",
    },
    Recipe {
        tool: "git: tags as releases",
        gives: "one row per annotated tag, each a success; lightweight tags have no time of their own",
        command: "git for-each-ref refs/tags --format='%(refname:short)|%(objecttype)|%(taggerdate:iso-strict)|\
                  %(*objectname)|%(objectname)' > tags.txt",
    },
];

const HOSTS: &[Recipe] = &[
    Recipe {
        tool: "GitLab: deployments",
        gives: "deployments with their jobs",
        command: "glab api --paginate 'projects/:id/deployments?per_page=100&order_by=id' > deployments.json",
    },
    Recipe {
        tool: "GitLab: merge requests",
        gives: "the changes",
        command: "glab api --paginate 'projects/:id/merge_requests?state=merged&per_page=100' > merge-requests.json",
    },
    Recipe {
        tool: "GitLab: DORA figures",
        gives: "figures that GitLab computed, a value a day; no rows behind them",
        command: "glab api 'projects/:id/dora/metrics?metric=deployment_frequency&start_date=2026-01-01' > \
                  deployment_frequency.json",
    },
    Recipe {
        tool: "Azure DevOps: builds",
        gives: "one row per build; the pipeline stands for the environment",
        command: "curl -su :$AZURE_TOKEN 'https://dev.azure.com/ORG/PROJECT/_apis/build/builds?$top=5000&api-version=7.1' > \
                  builds.json",
    },
    Recipe {
        tool: "Azure DevOps: release deployments",
        gives: "deployments with environment and result",
        command: "curl -su :$AZURE_TOKEN 'https://vsrm.dev.azure.com/ORG/PROJECT/_apis/release/deployments?$top=100&\
                  api-version=7.1' > deployments.json",
    },
    Recipe {
        tool: "Bitbucket: deployments",
        gives: "deployments with environment and state",
        command: "curl -su USER:$APP_PASSWORD 'https://api.bitbucket.org/2.0/repositories/WORKSPACE/REPO/deployments/?\
                  pagelen=100' > deployments.json",
    },
];

const TOOLS: &[Recipe] = &[
    Recipe {
        tool: "Jenkins: builds",
        gives: "one row per build; the job stands for the environment",
        command: "curl -gsu USER:$JENKINS_TOKEN 'https://JENKINS/job/JOB/api/json?tree=fullName,builds[number,url,\
                  fullDisplayName,building,result,timestamp,duration,actions[lastBuiltRevision[SHA1]],changeSets[items[\
                  commitId,timestamp]]]{0,1000}' > builds.json",
    },
    Recipe {
        tool: "CircleCI: pipelines and workflows",
        gives: "workflows are the deployments, pipelines hold their commits; both are needed",
        command: "curl -sH \"Circle-Token: $CIRCLE_TOKEN\" 'https://circleci.com/api/v2/project/gh/ORG/REPO/pipeline' > \
                  pipelines.json\n\
                  jq -r '.items[].id' pipelines.json | xargs -I{} curl -sH \"Circle-Token: $CIRCLE_TOKEN\" \
                  https://circleci.com/api/v2/pipeline/{}/workflow | jq -s '{items: map(.items[])}' > workflows.json",
    },
    Recipe {
        tool: "Argo CD: applications",
        gives: "the last ten deployments of each application",
        command: "kubectl get applications.argoproj.io -A -o json > applications.json",
    },
    Recipe {
        tool: "Spinnaker: executions",
        gives: "pipelines that ran",
        command: "curl -s 'https://GATE/applications/APP/pipelines?limit=500' > executions.json",
    },
    Recipe {
        tool: "Octopus: deployments",
        gives: "deployments without their results",
        command: "curl -sH \"X-Octopus-ApiKey: $OCTOPUS_KEY\" 'https://OCTOPUS/api/reporting/deployments/xml' > \
                  deployments.xml",
    },
];

const INCIDENTS: &[Recipe] = &[
    Recipe {
        tool: "Jira: incidents",
        gives: "opened and resolved; a CSV export of a filter does as well",
        command: "curl -sGu EMAIL:$JIRA_TOKEN 'https://SITE.atlassian.net/rest/api/3/search/jql' --data-urlencode \
                  'jql=issuetype = Incident' -d 'fields=summary,issuetype,status,priority,created,updated,resolutiondate,\
                  labels,components' -d maxResults=100 > incidents.json",
    },
    Recipe {
        tool: "PagerDuty: incidents",
        gives: "opened and resolved",
        command: "curl -gsH \"Authorization: Token token=$PAGERDUTY_TOKEN\" \
                  'https://api.pagerduty.com/incidents?date_range=all&limit=100' > incidents.json",
    },
    Recipe {
        tool: "Opsgenie: incidents",
        gives: "opened and resolved",
        command: "curl -sH \"Authorization: GenieKey $OPSGENIE_KEY\" 'https://api.opsgenie.com/v1/incidents?limit=100' > \
                  incidents.json",
    },
    Recipe {
        tool: "ServiceNow: incidents",
        gives: "opened and resolved, in the time zone of who exports",
        command: "curl -su USER:$PASSWORD 'https://INSTANCE.service-now.com/incident_list.do?CSV&sysparm_view=csv' > \
                  incidents.csv",
    },
];
