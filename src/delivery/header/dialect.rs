//! Names that mean something else beside certain others, as single tools write them.

use super::{DEPLOYED, is_of_incidents};
use crate::delivery::role::TableKind;

/// Names of a column that tells whether it failed, where no other one tells how it went.
const FAILED: &[&str] =
    &["failed", "isfailed", "hasfailed", "failure", "isfailure", "deploymentfailed", "deployfailed"];

/// Names of what a pull request has not: rows with these are deployments, and were created as such.
const OF_A_DEPLOYMENT: &[&str] =
    &["deploymentid", "deployid", "cicddeploymentid", "environment", "env", "startedat", "finishedat"];

/// What the name of a status or result starts with that is not the deployment's own.
#[rustfmt::skip]
const OF_OTHERS: &[&str] = &[
    "pr", "pullrequest", "review", "test", "approval", "issue", "ticket", "incident", "jira", "qa", "scan", "previous",
    "prev", "old", "commit", "check", "alert", "sla", "notification", "rollback", "http",
];

/// Writes the names of a header, in plain letters, as the tables of names have them.
pub(super) fn translate(table: TableKind, plain: &mut [String]) {
    let mut header = Header(plain);
    if header.has(&["rawdatatable"]) {
        // DevLake: when the row came into its database.
        header.rename(&["createdat", "updatedat"], "");
    }
    match table {
        TableKind::Incidents if is_of_incidents(header.0) => {
            header.rename_first(&["start", "starttime", "startdate", "begin", "date", "datetime"], "startedat");
            header.rename_first(&["end", "endtime", "enddate", "recovered"], "endedat");
        }
        TableKind::Deployments => {
            header.runs();
            let is_change = header.has(&["mergedat", "merged", "mergeddate"]) && !header.has(OF_A_DEPLOYMENT);
            if header.has(DEPLOYED) && is_change {
                header.rename_first(&["createdat", "openedat", "opened", "created", "createddate"], "propenedat");
            }
            if header.has(&["publishedat"]) {
                // Netlify: how long it took, and whether it was for all or a preview.
                header.rename(&["deploytime"], "");
                if !header.has(&["environment"]) {
                    header.rename(&["context"], "environment");
                }
            }
            if header.has(&["releasedate"]) && header.has(&["released"]) {
                // Jira: versions that are only planned have a date too.
                header.rename(&["releasedate", "released"], "");
            }
            header.results();
        }
        _ => {}
    }
}

struct Header<'a>(&'a mut [String]);

impl Header<'_> {
    fn has(&self, names: &[&str]) -> bool {
        self.0.iter().any(|column| names.contains(&column.as_str()))
    }

    fn rename(&mut self, from: &[&str], to: &str) {
        for column in self.0.iter_mut().filter(|column| from.contains(&column.as_str())) {
            to.clone_into(column);
        }
    }

    /// Renames the best of several, unless there is a column of that name.
    fn rename_first(&mut self, from: &[&str], to: &str) {
        if let Some(name) = from.iter().find(|name| self.has(&[name])).filter(|_| !self.has(&[to])) {
            self.rename(&[name], to);
        }
    }

    /// Runs of GitHub's workflows: the workflow stands for the environment, and the last update of a run is its end.
    fn runs(&mut self) {
        if !self.has(&["conclusion"]) {
            return;
        }
        if !self.has(&["finishedat", "completedat"]) {
            self.rename(&["updatedat"], "finishedat");
        }
        if !self.has(&["environment", "env"]) {
            let is_run = self.has(&["headbranch", "headsha", "event", "runid", "databaseid"]);
            self.rename_first(
                if is_run { &["workflowname", "workflow", "name"] } else { &["workflowname"] },
                "environment",
            );
        }
    }

    /// A result by any first name: `Deployment outcome`, `Final status`.
    fn results(&mut self) {
        let is_result = |column: &&mut String| {
            ["status", "outcome", "result"].iter().any(|end| column.ends_with(end))
                && !OF_OTHERS.iter().any(|start| column.starts_with(start))
        };
        let known = ["result", "conclusion", "outcome", "closecode", "status", "state", "ergebnis", "success"];
        if self.has(&known) || self.0.iter().any(|column| column.ends_with("state") || column.ends_with("succeeded")) {
            return;
        }
        if let Some(column) = self.0.iter_mut().find(is_result) {
            "status".clone_into(column);
            return;
        }
        self.rename_first(FAILED, "failedinproduction");
    }
}

#[cfg(test)]
mod tests {
    use crate::delivery::header::recognise_header;
    use crate::delivery::role::{Role, TableKind};

    use Role::{
        AuthoredAt, ChangeOpenedAt, Environment, Failed, FinishedAt, Id, IncidentOpenedAt, IncidentResolvedAt,
        MergedAt, Revision, Service, StartedAt, Status, Unplanned, Version,
    };
    use TableKind::{Deployments, Incidents};

    /// The kind of the table, and its columns that have a role.
    fn read(line: &str) -> Option<(TableKind, Vec<(&str, Role)>)> {
        let header: Vec<String> = line.split(',').map(str::to_owned).collect();
        let mapping = recognise_header(&header)?;
        let roles = line.split(',').zip(mapping.columns).filter(|(_, role)| *role != Role::Ignore);
        Some((mapping.table, roles.collect()))
    }

    #[test]
    fn names_mean_what_their_tool_means() {
        for (line, table, roles) in [
            (
                "created_at,_raw_data_table,result,environment,started_date,created_date",
                Deployments,
                vec![
                    ("result", Status),
                    ("environment", Environment),
                    ("started_date", StartedAt),
                    ("created_date", FinishedAt),
                ],
            ),
            (
                "databaseId,workflowName,conclusion,createdAt,updatedAt,headSha",
                Deployments,
                vec![
                    ("databaseId", Id),
                    ("workflowName", Environment),
                    ("conclusion", Status),
                    ("createdAt", StartedAt),
                    ("updatedAt", FinishedAt),
                    ("headSha", Revision),
                ],
            ),
            (
                "title,created_at,merged_at,first_commit_at,deployed_at,repo",
                Deployments,
                vec![
                    ("title", Role::Title),
                    ("created_at", ChangeOpenedAt),
                    ("merged_at", MergedAt),
                    ("first_commit_at", AuthoredAt),
                    ("deployed_at", FinishedAt),
                    ("repo", Service),
                ],
            ),
            (
                "env,created_at,merged_at,deployed_at",
                Deployments,
                vec![
                    ("env", Environment),
                    ("created_at", StartedAt),
                    ("merged_at", MergedAt),
                    ("deployed_at", FinishedAt),
                ],
            ),
            (
                "Deployed on,App,Deployment outcome,Test status",
                Deployments,
                vec![("Deployed on", FinishedAt), ("App", Service), ("Deployment outcome", Status)],
            ),
            (
                "Deployment date,Service,Change failure (Y/N),Hotfix (Y/N)",
                Deployments,
                vec![
                    ("Deployment date", FinishedAt),
                    ("Service", Service),
                    ("Change failure (Y/N)", Failed),
                    ("Hotfix (Y/N)", Unplanned),
                ],
            ),
            (
                "env,deployed_at,failed",
                Deployments,
                vec![("env", Environment), ("deployed_at", FinishedAt), ("failed", Failed)],
            ),
            (
                "env,deployed_at,status,failed,rolled_back",
                Deployments,
                vec![("env", Environment), ("deployed_at", FinishedAt), ("status", Status), ("rolled_back", Failed)],
            ),
        ] {
            assert_eq!(read(line), Some((table, roles)), "{line}");
        }
    }

    #[test]
    fn changes_deployments_and_incidents_are_told_apart() {
        for (line, table, roles) in [
            (
                "Number,Opened,Closed,Actual start date,Actual end date,Close code,Configuration item",
                Deployments,
                vec![
                    ("Number", Id),
                    ("Actual start date", StartedAt),
                    ("Actual end date", FinishedAt),
                    ("Close code", Status),
                    ("Configuration item", Service),
                ],
            ),
            (
                "change_id,status,created_date,completed_date",
                Deployments,
                vec![
                    ("change_id", Id),
                    ("status", Status),
                    ("created_date", StartedAt),
                    ("completed_date", FinishedAt),
                ],
            ),
            (
                "deploy_id,image_tag,start_ts,end_ts,outcome",
                Deployments,
                vec![
                    ("deploy_id", Id),
                    ("image_tag", Version),
                    ("start_ts", StartedAt),
                    ("end_ts", FinishedAt),
                    ("outcome", Status),
                ],
            ),
            (
                "number,incident_state,opened_at,resolved_at,work_start,work_end,cmdb_ci,close_code",
                Incidents,
                vec![
                    ("number", Id),
                    ("opened_at", IncidentOpenedAt),
                    ("resolved_at", IncidentResolvedAt),
                    ("cmdb_ci", Service),
                ],
            ),
            (
                "incident_number,title,created_at,status,service",
                Incidents,
                vec![
                    ("incident_number", Id),
                    ("title", Role::Title),
                    ("created_at", IncidentOpenedAt),
                    ("status", Status),
                    ("service", Service),
                ],
            ),
            (
                "Incident #,Service,Start time,End time,Severity",
                Incidents,
                vec![
                    ("Incident #", Id),
                    ("Service", Service),
                    ("Start time", IncidentOpenedAt),
                    ("End time", IncidentResolvedAt),
                ],
            ),
        ] {
            assert_eq!(read(line), Some((table, roles)), "{line}");
        }
    }
}
