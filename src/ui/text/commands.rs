//! Commands that get deploy data out of each tool: the same in every language. Words in capitals are to be replaced.

/// Columns of a CSV of one's own.
pub const COLUMNS: &str =
    "id,service,environment,sha,commit_at,deployed_at,status,incident_opened_at,incident_resolved_at";

pub const GITHUB_DEPLOYMENTS: &str = "gh api --paginate 'repos/{owner}/{repo}/deployments?per_page=100' > deployments.json\n\
    gh api --paginate 'repos/{owner}/{repo}/deployments?per_page=100' --jq '.[].statuses_url' | \
    xargs -n1 gh api > statuses.json";

pub const GITHUB_DEPLOYMENTS_GRAPHQL: &str = "gh api graphql -f owner=OWNER -f repo=REPO -f query='query($owner:String!,$repo:String!){repository(owner:\
    $owner,name:$repo){nameWithOwner deployments(last:100){nodes{id databaseId task environment state commitOid \
    ref{name} createdAt statuses(first:20){nodes{state createdAt updatedAt}}}}}}' > deployments.json";

pub const GITHUB_WORKFLOW_RUNS: &str = "gh run list --workflow deploy.yml --limit 1000 --json databaseId,workflowName,headSha,headBranch,\
    status,conclusion,createdAt,startedAt,updatedAt,attempt > runs.json";

pub const GITHUB_RELEASES: &str = "gh release list --limit 1000 --json tagName,name,isDraft,isPrerelease,isLatest,createdAt,publishedAt > \
    releases.json";

pub const GITHUB_PULL_REQUESTS: &str = "gh pr list --state merged --limit 1000 --json number,title,createdAt,mergedAt,mergeCommit,headRefName,\
    labels,commits,reviews > pulls.json";

pub const GIT_COMMITS_TAGS: &str = "git log HEAD --tags --reverse --format='%H|%aI|%cI|%P|%D' > commits.txt";

pub const GIT_TAGS_RELEASES: &str = "git for-each-ref refs/tags --format='%(refname:short)|%(objecttype)|%(taggerdate:iso-strict)|\
    %(*objectname)|%(objectname)' > tags.txt";

pub const GITLAB_DEPLOYMENTS: &str =
    "glab api --paginate 'projects/:id/deployments?per_page=100&order_by=id' > deployments.json";

pub const GITLAB_MERGE_REQUESTS: &str =
    "glab api --paginate 'projects/:id/merge_requests?state=merged&per_page=100' > merge-requests.json";

pub const GITLAB_DORA_FIGURES: &str = "glab api 'projects/:id/dora/metrics?metric=deployment_frequency&start_date=2026-01-01' > \
    deployment_frequency.json";

pub const AZURE_DEVOPS_BUILDS: &str = "curl -su :$AZURE_TOKEN 'https://dev.azure.com/ORG/PROJECT/_apis/build/builds?$top=5000&api-version=7.1' > \
    builds.json";

pub const AZURE_DEVOPS_RELEASE_DEPLOYMENTS: &str = "curl -su :$AZURE_TOKEN 'https://vsrm.dev.azure.com/ORG/PROJECT/_apis/release/deployments?$top=100&\
    api-version=7.1' > deployments.json";

pub const BITBUCKET_DEPLOYMENTS: &str = "curl -su USER:$APP_PASSWORD 'https://api.bitbucket.org/2.0/repositories/WORKSPACE/REPO/deployments/?\
    pagelen=100' > deployments.json";

pub const BITBUCKET_PIPELINES: &str = "curl -su USER:$APP_PASSWORD 'https://api.bitbucket.org/2.0/repositories/WORKSPACE/REPO/pipelines/?\
    pagelen=100&sort=-created_on' > pipelines.json";

pub const TEAMCITY_BUILDS: &str = "curl -gsH \"Authorization: Bearer $TEAMCITY_TOKEN\" -H 'Accept: application/json' \
    'https://TEAMCITY/app/rest/builds?locator=buildType:(id:CONFIGURATION),defaultFilter:false,count:1000&fields=count,\
    build(id,number,status,state,buildTypeId,branchName,startDate,finishDate,buildType(id,name,projectName),\
    revisions(revision(version,vcs-root-instance(name))))' > builds.json";

pub const JENKINS_BUILDS: &str = "curl -gsu USER:$JENKINS_TOKEN 'https://JENKINS/job/JOB/api/json?tree=fullName,builds[number,url,\
    fullDisplayName,building,result,timestamp,duration,actions[lastBuiltRevision[SHA1]],changeSets[items[\
    commitId,timestamp]]]{0,1000}' > builds.json";

pub const CIRCLECI_PIPELINES_WORKFLOWS: &str = "curl -sH \"Circle-Token: $CIRCLE_TOKEN\" 'https://circleci.com/api/v2/project/gh/ORG/REPO/pipeline' > \
    pipelines.json\n\
    jq -r '.items[].id' pipelines.json | xargs -I{} curl -sH \"Circle-Token: $CIRCLE_TOKEN\" \
    https://circleci.com/api/v2/pipeline/{}/workflow | jq -s '{items: map(.items[])}' > workflows.json";

pub const ARGO_CD_APPLICATIONS: &str = "kubectl get applications.argoproj.io -A -o json > applications.json";

pub const SPINNAKER_EXECUTIONS: &str = "curl -s 'https://GATE/applications/APP/pipelines?limit=500' > executions.json";

pub const OCTOPUS_DEPLOYMENTS: &str = "curl -sH \"X-Octopus-ApiKey: $OCTOPUS_KEY\" 'https://OCTOPUS/api/reporting/deployments/xml' > \
    deployments.xml";

pub const JIRA_INCIDENTS: &str = "curl -sGu EMAIL:$JIRA_TOKEN 'https://SITE.atlassian.net/rest/api/3/search/jql' --data-urlencode \
    'jql=issuetype = Incident' -d 'fields=summary,issuetype,status,priority,created,updated,resolutiondate,\
    labels,components' -d maxResults=100 > incidents.json";

pub const PAGERDUTY_INCIDENTS: &str = "curl -gsH \"Authorization: Token token=$PAGERDUTY_TOKEN\" \
    'https://api.pagerduty.com/incidents?date_range=all&limit=100' > incidents.json";

pub const INCIDENTIO_INCIDENTS: &str = "curl -sH \"Authorization: Bearer $INCIDENT_IO_KEY\" 'https://api.incident.io/v2/incidents?page_size=250' > incidents.json";

pub const OPSGENIE_INCIDENTS: &str = "curl -sH \"Authorization: GenieKey $OPSGENIE_KEY\" 'https://api.opsgenie.com/v1/incidents?limit=100' > \
    incidents.json";

pub const SERVICENOW_INCIDENTS: &str = "curl -su USER:$PASSWORD 'https://INSTANCE.service-now.com/incident_list.do?CSV&sysparm_view=csv' > \
    incidents.csv";
