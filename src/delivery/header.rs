//! Recognises tables by the names of their columns.

mod dialect;
mod stages;
mod wide;

use super::clock;
use super::role::{Mapping, Role, TableKind};

pub(super) use wide::{Held, map_wide, map_wide_records, may_be_wide, put_in_order, reads_as_header};

type Names = &'static [(Role, &'static [&'static str])];

/// Column names of deployments, best first. A column takes one role, a role one column. Wrapped by hand, for one role
/// a line is easier to check against a file.
#[rustfmt::skip]
const DEPLOYMENTS: Names = &[
    (Role::IncidentOpenedAt, &["incidentopenedat", "incidentstartedat", "incidentcreatedat", "incidentat"]),
    (Role::IncidentResolvedAt, &["incidentresolvedat", "incidentclosedat", "incidentendedat", "restoredat",
        "recoveredat", "resolvedat", "servicerestoredat"]),
    (Role::Id, &["cicddeploymentid", "deploymentid", "deployid", "runid", "id", "databaseid", "number", "key", "deployment",
        "deploy", "deploymentnumber", "runnumber", "run", "uid", "uuid", "changenumber", "changeid", "changerequest", "releaseid", "buildid",
        "jobid"]),
    (Role::Service, &["service", "servicename", "application", "applicationname", "app", "appname", "project",
        "projectname", "component", "repository", "repositoryname", "repo", "reponame", "repourl", "system",
        "cmdbci", "configurationitem", "cicdscopeid", "microservice", "module", "product", "productname", "anwendung",
        "dienst", "ci", "team", "pipeline", "pipelinename", "job", "jobname"]),
    (Role::Environment, &["environment", "environmentname", "env", "envname", "deploymentenvironment",
        "deployenvironment", "targetenvironment", "umgebung", "zielumgebung", "deploymentgroupname", "deployedto", "target", "targetid", "stage", "pipelinestep"]),
    (Role::Revision, &["sha", "commitsha", "commit", "commithash", "commitid", "gitsha", "gitcommit", "gitcommitsha",
        "gitcommithash", "headsha", "githubcommitsha", "commitref", "maincommit", "revision", "gitrevision", "hash"]),
    (Role::Version, &["version", "release", "releaseversion", "releasename", "tag", "tagname", "imagetag",
        "build", "buildnumber"]),
    (Role::FinishedAt, &["deployedat", "finishedat", "completedat", "stoppedat", "finisheddate", "completedtime",
        "completedon", "finishtime", "endtime", "endedat", "workend", "actualend", "deployedon", "deploymentfinished",
        "deploymentfinishedat", "deploymentcompleted", "deploymentcompletedat", "deploymentend", "deploymenttime",
        "deploymentdate", "deploymenttimestamp", "deploytime", "deploydate", "deploytimestamp", "deployedtime",
        "deployedtimestamp", "deployeddate", "bereitgestelltam", "releasedat", "releasedate", "publishedat", "released",
        "deployed", "golivedate", "golive", "deployend", "deployendtime", "deploymentendtime", "deploymentdatetime",
        "deploydatetime", "datedeployed", "deploymentcompletedtime", "actualenddate", "actualdate", "completeddate", "datecompleted",
        "completiondate", "ausgerolltam", "deploytam", "veröffentlichtam", "fertiggestelltam", "abgeschlossenam", "beendetam",
        "ausgeliefertam", "deploymentende", "deploymentzeitpunkt", "deploymentdatum", "auslieferungsdatum", "endzeit", "ende",
        "buildcompletedtime", "buildcompleteddate", "completed", "completiontime", "finished",
        "enddate", "datefinished", "completetime", "endtimestamp", "endts", "end", "lastupdatetime", "buildtimestamp", "timestamp", "datetime", "date", "datum", "zeitpunkt", "zeitstempel", "time",
        "timecreated", "createdat", "created", "createddate", "erstelltam"]),
    (Role::StartedAt, &["startedat", "starttime", "starteddate", "startedon", "workstart", "actualstart",
        "deploymentstart", "deploymentstarted", "deploymentstartedat", "started", "deploystart", "deploystarttime",
        "deploymentstarttime", "actualstartdate", "buildstartedtime", "startdate", "datestarted", "createtime", "starttimestamp", "startts", "start",
        "queuedat", "gestartetam", "begonnenam", "deploymentbeginn", "startzeit", "startzeitpunkt", "beginn", "createdat", "created", "createddate", "erstelltam"]),
    (Role::Status, &["result", "conclusion", "outcome", "closecode", "deploymentresult", "deployresult", "status",
        "state", "deploymentstatus", "deploystatus", "taskstate", "runstatus", "ergebnis", "success", "buildstatus",
        "buildstate", "deploymentstate", "issuccess", "issuccessful", "successful", "succeeded"]),
    (Role::Progress, &["status", "state", "phase", "operationstatus"]),
    (Role::Failed, &["failedinproduction", "changefailure", "ischangefailure", "changefailed", "causedincident",
        "causedfailure", "rolledback", "wasrolledback", "isrolledback", "rollback"]),
    (Role::Unplanned, &["unplanned", "isunplanned", "hotfix", "ishotfix", "rework", "isrework", "emergency",
        "isemergency"]),
    (Role::AuthoredAt, &["firstcommitat", "firstcommitauthoredat", "authoredat", "authordate", "authoreddate",
        "commitauthoredat", "commitauthoreddate", "commitauthordate", "commitat", "committedat", "commitdate", "commitcreatedat", "committime",
        "committeddate", "firstcodecommittedtimeinpr", "codecommittedtime", "commitcommitteddate", "firstcommit", "firstcommittime", "firstcommitdate",
        "firstcommittimestamp", "committimestamp", "committed", "commitdatum", "commitzeitpunkt", "commitzeit",
        "committetam"]),
    (Role::ChangeOpenedAt, &["propenedat", "prcreatedat", "prcreatedtime", "openedat"]),
    (Role::FirstReviewAt, &["firstreviewat", "firstreviewedat", "firstreview"]),
    (Role::MergedAt, &["mergedat", "prmergedat", "mergeddate", "mergedon", "merged", "prmerged", "prmergedtime"]),
    (Role::Carries, &["changes", "commits"]),
    (Role::Pipeline, &["pipelineid"]),
    (Role::Repairs, &["rollbackof", "revertof", "repairs", "fixes", "hotfixof"]),
    (Role::ChangeType, &["type", "changetype", "deploymenttype", "deploytype"]),
    (Role::Branch, &["branch", "headbranch", "branchname"]),
    (Role::Labels, &["labels", "label"]),
    (Role::Title, &["title", "shortdescription", "displaytitle"]),
];

#[rustfmt::skip]
const CHANGES: Names = &[
    (Role::Revision, &["sha", "commitsha", "commithash", "commit", "changeid", "hash", "headcommitsha", "revision"]),
    (Role::MergeRevision, &["mergecommitsha", "mergesha", "mergecommit", "squashcommitsha"]),
    (Role::ChangeNumber, &["pullrequestkey", "prnumber", "pullrequestnumber", "pullrequest", "pr", "prid",
        "number", "iid", "mr"]),
    (Role::DeploymentId, &["deploymentid", "deployid", "cicddeploymentid"]),
    (Role::Version, &["deploymentversion", "version", "release", "tag", "tagname", "releaseversion"]),
    (Role::Service, &["service", "servicename", "application", "app", "project", "repository", "repo", "component"]),
    (Role::AuthoredAt, &["firstcommitat", "firstcommitauthoredat", "firstcommitdate", "authoredat", "authordate",
        "authoreddate", "committedat", "commitdate", "committeddate", "commitat", "firstcommit", "firstcommittime",
        "timecreated", "timestamp", "date"]),
    (Role::ChangeOpenedAt, &["openedat", "propenedat", "prcreatedat", "createdat", "createddate", "created",
        "opened", "openeddate", "openedon"]),
    (Role::FirstReviewAt, &["firstreviewat", "firstreviewedat", "firstreview"]),
    (Role::MergedAt, &["mergedat", "mergeddate", "prmergedat", "merged", "mergedon", "prmerged"]),
    (Role::IsMerge, &["ismerge", "mergecommitflag"]),
    (Role::Parents, &["parents", "parentshas"]),
    (Role::Branch, &["branch", "headref", "sourcebranch", "headrefname"]),
    (Role::Labels, &["labels", "label"]),
    (Role::Title, &["title", "message", "subject", "summary"]),
];

#[rustfmt::skip]
const INCIDENTS: Names = &[
    (Role::Id, &["id", "incidentid", "issuekey", "key", "number", "incidentnumber", "incidentkey", "incidentno", "alertid", "ticketid",
        "ticket", "incident", "vorgangsschlüssel", "schlüssel", "reference"]),
    (Role::Service, &["servicename", "service", "components", "component", "cmdbci", "configurationitem", "application", "app", "project",
        "repository", "affectedservice", "affectedservices", "impactedservice", "system", "komponenten", "dienst"]),
    (Role::DeploymentId, &["deploymentid", "deployment", "deployid", "customfieldaffecteddeployment",
        "affecteddeployment", "causedby"]),
    (Role::Revision, &["sha", "commit", "commitsha", "revision", "changes", "causedbycommit"]),
    (Role::IncidentOpenedAt, &["openedat", "opened", "startedat", "createdat", "createdon", "created", "createddate",
        "timecreated", "detectedat", "triggeredat", "incidentopenedat", "starttime", "impactstartdate",
        "openedon", "openeddate", "dateopened", "incidentstart", "incidentstarttime", "incidentdate", "outagestart",
        "reportedat", "reportedon", "reported", "reporteddate", "occurredat", "detected", "triggered", "erstellt", "erstelltam", "gemeldetam", "impactstartedat", "declaredat"]),
    (Role::IncidentResolvedAt, &["resolvedat", "resolvedon", "resolved", "resolveddate", "resolutiondate",
        "timeresolved", "incidentresolvedat", "restoredat", "endedat", "impactenddate", "closedat", "closed",
        "incidentend", "incidentendtime", "outageend", "restored", "recoveredat", "mitigatedat", "closedon", "closeddate",
        "dateresolved", "dateclosed", "erledigt", "behobenam", "gelöstam", "fixedat", "impactendedat"]),
    (Role::Status, &["status", "state"]),
    (Role::Title, &["title", "summary", "description", "shortdescription"]),
];

/// What is said in brackets of a column: the zone of its times, or how it is written.
const REMARKS: &[&str] = &[
    "utc",
    "gmt",
    "z",
    "local",
    "localtime",
    "cet",
    "cest",
    "date",
    "datetime",
    "iso",
    "iso8601",
    "yn",
    "yesno",
    "jn",
    "janein",
];

/// [`plain_name`] of a column, less a remark on its zone or form: `Deployed at (UTC)`.
pub(super) fn column_name(name: &str) -> String {
    if let Some((before, rest)) = name.split_once(['(', '['])
        && let Some((remark, behind)) = rest.split_once([')', ']'])
        && REMARKS.contains(&plain_name(remark).as_str())
    {
        return plain_name(&[before, behind].concat());
    }
    plain_name(name)
}

/// A name in small letters and digits only, so that `Deployed at`, `deployed_at` and `deployedAt` are one.
pub(super) fn plain_name(name: &str) -> String {
    name.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

fn names_of(table: TableKind, plain: &[String]) -> Names {
    match table {
        TableKind::Deployments | TableKind::Statuses | TableKind::Pipelines => DEPLOYMENTS,
        TableKind::Changes => CHANGES,
        TableKind::Incidents => INCIDENTS,
        TableKind::Stages => stages::names(plain),
    }
}

/// Names that only tables of deployments have.
#[rustfmt::skip]
const SURE_DEPLOYMENT: &[&str] = &[
    "deployedat", "environment", "environmentname", "env", "envname", "targetenvironment", "umgebung", "deployid",
    "deploymentid", "cicddeploymentid", "finishedat", "completedtime", "releasedat", "publishedat", "workend", "actualend", "zielumgebung", "ausgerolltam", "deploytam",
    "deployedon", "deploymentdate", "deploydate", "deploymentfinished", "deploymentfinishedat", "deploymentcompletedat",
    "deploymenttimestamp", "deploytimestamp", "deployedtime", "deploymentresult", "deploystatus", "bereitgestelltam",
    "deploymentcompletedtime", "deployeddate", "datedeployed", "deployed", "deployend", "releasedate", "golive", "golivedate", "actualenddate",
    "changefailure", "ausgeliefertam", "deploymentende", "deploymentzeitpunkt", "deploymentdatum", "auslieferungsdatum",
    // Markers of deployments in New Relic.
    "changelog",
];

/// Names that only tables of incidents have.
const SURE_INCIDENT: &[&str] = &[
    "incident",
    "incidentid",
    "incidentnumber",
    "incidentkey",
    "incidentno",
    "incidentstate",
    "incidentstart",
    "incidentstarttime",
    "outagestart",
];

/// Whether a header in plain letters is one of incidents: deployments may name the incident they caused, but behind
/// what they are themselves.
fn is_of_incidents(plain: &[String]) -> bool {
    const OF_A_DEPLOYMENT: &[&str] = &[
        "deploymentid",
        "deployid",
        "environment",
        "env",
        "sha",
        "commitsha",
        "version",
        "release",
        "status",
        "result",
    ];
    let first = |names: &[&str]| plain.iter().position(|column| names.contains(&column.as_str()));
    let is_before = |incident: usize| first(OF_A_DEPLOYMENT).is_none_or(|deployment| incident < deployment);
    plain.iter().any(|column| column == "incidentstate") || first(SURE_INCIDENT).is_some_and(is_before)
}

/// Names that tables of incidents have not, though they may have the times of one.
const NO_INCIDENT: &[&str] = &["environment", "env", "workend", "actualend", "actualenddate"];

/// Names that tell when users got something.
#[rustfmt::skip]
const DEPLOYED: &[&str] = &[
    "deployedat", "deployed", "deployedon", "deployeddate", "deploymentdate", "deploydate", "deploytime",
    "deploymenttime", "deploymentfinishedat", "deploymentfinished", "releasedat", "releasedate", "finishedat",
    "bereitgestelltam", "ausgerolltam", "deploytam",
];

/// Maps the columns of a header for rows of a kind; a column that no name fits is [`Role::Ignore`].
pub fn map_columns(table: TableKind, header: &[String]) -> Mapping {
    let mut plain: Vec<String> = header.iter().map(|name| column_name(name)).collect();
    dialect::translate(table, &mut plain);
    let mut pairs = clock::pairs_by_name(&plain);
    loop {
        let mut columns = roles_of(table, &plain, &pairs);
        let is_lost = |pair: &clock::Pair| columns.get(pair.0).is_none_or(|role| !role.is_time());
        let Some(lost) = pairs.iter().position(is_lost) else {
            clock::give_nameless(&plain, &mut columns);
            return Mapping { table, columns };
        };
        pairs.remove(lost);
    }
}

/// The roles of columns by their names, of which some tell a date and its time of day.
fn roles_of(table: TableKind, plain: &[String], pairs: &[clock::Pair]) -> Vec<Role> {
    let mut columns = vec![Role::Ignore; plain.len()];
    for &(_, clock) in pairs {
        if let Some(column) = columns.get_mut(clock) {
            *column = Role::TimeOfDay;
        }
    }
    let aliases: Vec<(usize, [String; 4])> = pairs.iter().map(|pair| (pair.0, clock::aliases(plain, *pair))).collect();
    for &(role, names) in names_of(table, plain) {
        if columns.contains(&role) {
            continue;
        }
        let is_alias = |at: usize, name: &str| {
            role.is_time() && aliases.iter().any(|(of, names)| *of == at && names.iter().any(|alias| alias == name))
        };
        let is_called = |at: usize, column: &str, name: &str| column == name || is_alias(at, name);
        let free = |name: &str| {
            let mut all = plain.iter().zip(&columns).enumerate();
            all.find(|(at, (column, taken))| **taken == Role::Ignore && is_called(*at, column, name)).map(|(at, _)| at)
        };
        let found = names.iter().find_map(|name| free(name));
        if let Some(slot) = found.and_then(|place| columns.get_mut(place)) {
            *slot = role;
        }
    }
    columns
}

/// Recognises a table by its header: what its rows are and what its columns mean. `None`: nothing fits, a person must
/// say.
pub fn recognise_header(header: &[String]) -> Option<Mapping> {
    if let Some(stages) = wide::recognise_linear(header).or_else(|| stages::recognise(header)) {
        return Some(stages);
    }
    let deployments = map_columns(TableKind::Deployments, header);
    let changes = map_columns(TableKind::Changes, header);
    let incidents = map_columns(TableKind::Incidents, header);
    let has = |mapping: &Mapping, role| mapping.columns.contains(&role);
    let named = |names: &[&str]| header.iter().any(|column| names.contains(&column_name(column).as_str()));
    let plain: Vec<String> = header.iter().map(|name| column_name(name)).collect();
    if is_of_incidents(&plain) && has(&incidents, Role::IncidentOpenedAt) && !named(DEPLOYED) {
        return Some(incidents);
    }
    let says_deployment = has(&deployments, Role::FinishedAt) && named(SURE_DEPLOYMENT);
    // A whole export of Jira has a column of its own for the environment.
    if named(&["issuekey", "vorgangsschlüssel"]) && has(&incidents, Role::IncidentOpenedAt) {
        return Some(incidents);
    }
    let resolved = has(&incidents, Role::IncidentResolvedAt) && has(&incidents, Role::IncidentOpenedAt);
    if resolved && !named(NO_INCIDENT) && !named(DEPLOYED) && !has(&changes, Role::MergedAt) {
        return Some(incidents);
    }
    if says_deployment {
        return Some(deployments);
    }
    if has(&changes, Role::MergedAt) || (has(&changes, Role::Revision) && has(&changes, Role::AuthoredAt)) {
        return Some(changes);
    }
    (has(&deployments, Role::FinishedAt) && has(&deployments, Role::Status)).then_some(deployments)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn header(line: &str) -> Vec<String> {
        line.split(',').map(str::to_owned).collect()
    }

    #[test]
    fn tables_are_recognised_by_their_header() {
        for (line, table) in [
            ("service,environment,deployed_at,status,commit_sha,version", Some(TableKind::Deployments)),
            ("Service,Environment,Deployed at,Status,Version", Some(TableKind::Deployments)),
            ("sha,committed_at,deployment_version", Some(TableKind::Changes)),
            ("id,service,started_at,resolved_at,severity,deployment_id", Some(TableKind::Incidents)),
            ("source,deploy_id,time_created,main_commit,changes", Some(TableKind::Deployments)),
            ("source,event_type,change_id,time_created", Some(TableKind::Changes)),
            ("source,incident_id,time_created,time_resolved,changes", Some(TableKind::Incidents)),
            ("release,sha,released_at,tag_kind,previous_release", Some(TableKind::Deployments)),
            ("sha,authored_at,committed_at,is_merge,release", Some(TableKind::Changes)),
            ("name,colour,size", None),
            ("ID,ENV.,Commit_Sha,FIRST commit at,deployed AT (UTC),STATUS", Some(TableKind::Deployments)),
            (
                "Run,Service Name,Target Environment,Git SHA,Commit Time,Deployment Finished",
                Some(TableKind::Deployments),
            ),
            ("Nummer,Anwendung,Umgebung,Commit,Bereitgestellt am,Ergebnis", Some(TableKind::Deployments)),
            ("Nr,Dienst,Umgebung,Version,Fertiggestellt am,Ergebnis,Bemerkung", Some(TableKind::Deployments)),
            ("Zeitpunkt,Dienst,Version,Ergebnis", Some(TableKind::Deployments)),
            ("Ausgerollt am,Anwendung,Version", Some(TableKind::Deployments)),
            ("Dienst,Commit,Commit-Zeitpunkt,Deployment-Beginn,Deployment-Ende,Ergebnis", Some(TableKind::Deployments)),
            ("id,revision,changelog,description,user,timestamp", Some(TableKind::Deployments)),
            ("Störung,Dienst,Gemeldet am,Behoben am", Some(TableKind::Incidents)),
            ("Aufgabe,Erstellt am,Abgeschlossen am,Bearbeiter", None),
            ("Ticket,Application,Opened (UTC),Closed (UTC),Duration (h)", Some(TableKind::Incidents)),
            ("Summary,Issue key,Status,Project name,Created,Resolved,Labels,Environment", Some(TableKind::Incidents)),
            ("Issue key,Summary,Status,Created,Updated,Environment", Some(TableKind::Incidents)),
            ("Zusammenfassung,Vorgangsschlüssel,Status,Erstellt,Aktualisiert,Erledigt", Some(TableKind::Incidents)),
            ("number,title,state,created_at,closed_at,merged_at,user", Some(TableKind::Changes)),
            ("Datum,Anwendung,Version,Umgebung,Status", Some(TableKind::Deployments)),
            ("Release,Go-live,Team,Result", Some(TableKind::Deployments)),
            ("release_id,product,version,release_date", Some(TableKind::Deployments)),
            ("Pipeline Name,Pipeline Step,Build Number,Deployment Completed Time,Status", Some(TableKind::Deployments)),
            ("Build Number,Job,Build Timestamp,Build Status", Some(TableKind::Deployments)),
            ("PR,Author,Opened,First commit,Merged,Deployed", Some(TableKind::Deployments)),
            ("Outage start,Outage end,Application", Some(TableKind::Incidents)),
            ("IncidentID,Date,Service,Severity,MinutesToMitigate,Status", Some(TableKind::Incidents)),
            ("ID,Title,Opened Date,Closed Date,Priority", Some(TableKind::Incidents)),
            ("date,service,environment,status,incident", Some(TableKind::Deployments)),
            ("deployment_id,service,created_at,status,incident_id", Some(TableKind::Deployments)),
        ] {
            assert_eq!(recognise_header(&header(line)).map(|m| m.table), table, "{line}");
        }
    }

    #[test]
    fn german_headings_are_mapped() {
        for end in
            ["Fertiggestellt am", "Abgeschlossen am", "Beendet am", "Bereitgestellt am", "Ausgerollt am", "Datum"]
        {
            let line = ["Dienst,Umgebung,Erstellt am,", end, ",Ergebnis,Bemerkung"].concat();
            let expected =
                [Role::Service, Role::Environment, Role::StartedAt, Role::FinishedAt, Role::Status, Role::Ignore];
            assert_eq!(recognise_header(&header(&line)).map(|m| m.columns), Some(expected.to_vec()), "{line}");
        }
        let created = recognise_header(&header("Dienst,Umgebung,Erstellt am,Ergebnis"));
        let expected = [Role::Service, Role::Environment, Role::FinishedAt, Role::Status];
        assert_eq!(created.map(|m| m.columns), Some(expected.to_vec()));
    }

    #[test]
    fn the_benchmark_table_is_mapped_whole() {
        let line = "id,service,environment,sha,commit_at,deployed_at,status,incident_opened_at,incident_resolved_at";
        let expected = [
            Role::Id,
            Role::Service,
            Role::Environment,
            Role::Revision,
            Role::AuthoredAt,
            Role::FinishedAt,
            Role::Status,
            Role::IncidentOpenedAt,
            Role::IncidentResolvedAt,
        ];
        assert_eq!(recognise_header(&header(line)).map(|m| m.columns), Some(expected.to_vec()));
    }

    #[test]
    fn the_better_name_wins_and_a_column_has_one_role() {
        let mapping = recognise_header(&header("sha,authored_at,committed_at,is_merge,release"));
        let expected = vec![Role::Revision, Role::AuthoredAt, Role::Ignore, Role::IsMerge, Role::Version];
        assert_eq!(mapping.map(|m| m.columns), Some(expected));
    }
}
