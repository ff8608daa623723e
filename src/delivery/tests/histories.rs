//! Deployments that find their commits in a log, however they name them.

use super::*;
use crate::delivery::metrics::LeftOut;

/// A log as the screen's own command prints it: one line per commit, from `first` on a commit every day at noon, each
/// following the one before. The tags stand at the places given.
fn log(commits: usize, tags: &[(usize, &str)]) -> String {
    let line = |at: usize| {
        let tag = tags.iter().find(|(place, _)| *place == at).map_or(String::new(), |(_, tag)| format!("tag: {tag}"));
        let parent = if at == 0 { String::new() } else { sha(at - 1) };
        let time = format!("2026-09-{:02}T12:00:00Z", at + 1);
        format!("{}|{time}|{time}|{parent}|{tag}\n", sha(at))
    };
    (0..commits).map(line).collect()
}

fn sha(at: usize) -> String {
    format!("{:07x}{}", 0xabc_0000 + at * 17, "5e".repeat(20)).chars().take(40).collect()
}

/// Count and median, in hours, of the lead times that deployments with this log have.
fn lead_times(deployments: &str, log: &str) -> (u64, Option<f64>, LeftOut) {
    let data = joined(&[("deployments.csv", deployments.as_bytes()), ("log.txt", log.as_bytes())]);
    let metrics = measure(&[&data], &Question::default());
    let lead_time = metrics.overall.change_lead_time;
    (lead_time.n, lead_time.median_s.map(|seconds| seconds / 3_600.0), metrics.left_out)
}

/// Two deployments to production: one of the third commit at once, one of the eighth a day after it.
fn deployments(name: &str, names: [&str; 2]) -> String {
    let [first, second] = names;
    format!(
        "id,environment,{name},deployed_at,status\n1,production,{first},2026-09-03T12:00:00Z,success\n\
         2,production,{second},2026-09-09T12:00:00Z,success\n"
    )
}

#[test]
fn a_commit_is_known_by_its_first_digits_in_capitals_and_as_git_describes_it() {
    let (third, eighth) = (sha(2), sha(7));
    for (first, second) in [
        (third.clone(), eighth.clone()),
        (third.to_uppercase(), eighth.to_uppercase()),
        (third[..7].to_owned(), eighth[..12].to_owned()),
        (format!("v1.2-0-g{}", &third[..7]), format!("v1.2-5-g{}", &eighth[..8])),
    ] {
        let (n, median, left_out) = lead_times(&deployments("sha", [&first, &second]), &log(9, &[]));
        // The third commit with the first; the fourth to the eighth, five to one days old, with the second.
        assert_eq!((n, median), (6, Some(60.0)), "{first}");
        assert_eq!((left_out.changes_before_first_deployment, left_out.deployments_outside_log), (2, 0));
    }
}

#[test]
fn a_version_is_the_commit_that_carries_its_tag() {
    let log = log(9, &[(2, "v1.0"), (7, "v1.1")]);
    let (n, median, left_out) = lead_times(&deployments("version", ["1.0", "v1.1"]), &log);
    assert_eq!((n, median, left_out.changes_before_first_deployment), (6, Some(60.0), 2));
    // A release tells when its commit was made, which the log tells as well.
    let releases = r#"[{"tagName":"v1.0","createdAt":"2026-09-03T12:00:00Z","publishedAt":"2026-09-03T12:00:00Z",
        "isDraft":false,"isPrerelease":false},{"tagName":"v1.1","createdAt":"2026-09-08T12:00:00Z",
        "publishedAt":"2026-09-09T12:00:00Z","isDraft":false,"isPrerelease":false}]"#;
    let data = joined(&[("releases.json", releases.as_bytes()), ("log.txt", log.as_bytes())]);
    let lead_time = measure(&[&data], &Question::default()).overall.change_lead_time;
    assert_eq!((lead_time.n, lead_time.median_s), (6, Some(60.0 * 3_600.0)));
}

#[test]
fn two_tags_that_differ_by_a_letter_are_two_deployments_each_of_its_own_commit() {
    let log = log(9, &[(2, "v1.0"), (4, "1.1"), (7, "v1.1")]);
    let tags: String = [(2, "v1.0"), (4, "1.1"), (7, "v1.1")]
        .map(|(at, tag)| format!("{tag}|tag|2026-09-{:02}T12:00:00Z|{}|{}\n", at + 2, sha(at), "7a".repeat(20)))
        .concat();
    let release = |(at, tag): (usize, &str)| {
        let time = format!("2026-09-{:02}T12:00:00Z", at + 2);
        format!(r#"{{"tagName":"{tag}","publishedAt":"{time}","isDraft":false,"isPrerelease":false}}"#)
    };
    let releases = format!("[{}]", [(2, "v1.0"), (4, "1.1"), (7, "v1.1")].map(release).join(","));
    for (name, text) in [("tags.txt", tags), ("releases.json", releases)] {
        let data = joined(&[(name, text.as_bytes()), ("log.txt", log.as_bytes())]);
        let lead_time = measure(&[&data], &Question::default()).overall.change_lead_time;
        // The third commit a day before the first; the fourth and fifth with the second; the sixth to the eighth with
        // the third deployment, none of them before it was made.
        assert_eq!((lead_time.n, lead_time.negative), (6, 0), "{name}");
        assert_eq!(
            (lead_time.median_s, lead_time.mean_s),
            (Some(1.5 * 86_400.0), Some(10.0 / 6.0 * 86_400.0)),
            "{name}"
        );
    }
}

#[test]
fn what_a_failed_run_carried_does_not_come_with_a_success_of_an_older_commit() {
    let (third, eighth) = (sha(2), sha(7));
    let rows = format!(
        "id,environment,sha,deployed_at,status\n1,production,{third},2026-09-03T12:00:00Z,success\n\
         2,production,{eighth},2026-09-08T13:00:00Z,failed\n3,production,{third},2026-09-09T12:00:00Z,success\n\
         4,production,{eighth},2026-09-10T12:00:00Z,success\n"
    );
    // The third commit at once, the fourth to the eighth with the last deployment, six to two days old.
    assert_eq!(lead_times(&rows, &log(9, &[])).0, 6);
    assert_eq!(lead_times(&rows, &log(9, &[])).1, Some(3.5 * 24.0));
    // Without going back it is the same.
    let straight = rows.replace(&format!("3,production,{third},2026-09-09T12:00:00Z,success\n"), "");
    assert_eq!(lead_times(&straight, &log(9, &[])).1, Some(3.5 * 24.0));
}

#[test]
fn a_log_tells_of_rows_with_commits_which_of_them_are_changes() {
    let row = |at: usize, service: &str, day: usize| {
        format!("{service},production,{},2026-09-{:02}T12:00:00Z,2026-09-{day:02}T12:00:00Z,success\n", sha(at), at + 1)
    };
    let table = |rows: &[String]| ["service,environment,sha,commit_at,deployed_at,status\n", &rows.concat()].concat();
    let told = |rows: &[String], log: &str| {
        let (n, median, left_out) = lead_times(&table(rows), log);
        (n, median.map(|hours| hours / 24.0), left_out.merge_commits)
    };
    let straight = log(9, &[]);
    // The eighth commit merges the seventh with the third.
    let merging = straight.replace(&format!("|{}|\n", sha(6)), &format!("|{} {}|\n", sha(6), sha(2)));
    let both = [row(2, "web", 3), row(7, "web", 9)];
    assert_eq!(told(&both, &straight), (6, Some(2.5), 0));
    assert_eq!(told(&both, &merging).0, 5);
    // Going back to what is older than the first deployment brings nothing new.
    let back = [row(2, "web", 3), row(1, "web", 4), row(7, "web", 9)];
    assert_eq!(told(&back, &straight), (6, Some(2.5), 0));
    // A commit counts once, in the earliest deployment that holds it, whether it was named there or came along.
    let two_services = [row(2, "web", 3), row(7, "web", 9), row(2, "api", 5), row(5, "api", 10), row(7, "api", 11)];
    assert_eq!(told(&two_services, &straight), (6, Some(2.5), 0));
}

#[test]
fn what_is_older_than_the_first_commit_that_a_log_tells_has_no_base() {
    // The first deployment is of another branch, which the log does not hold.
    let elsewhere = "9".repeat(40);
    let (n, median, left_out) = lead_times(&deployments("sha", [&elsewhere, &sha(7)]), &log(9, &[]));
    // From the third commit on, made when the first deployment was over: it is new with the second.
    assert_eq!((n, median), (6, Some(84.0)));
    assert_eq!((left_out.changes_before_first_deployment, left_out.deployments_outside_log), (2, 1));
}

#[test]
fn a_branch_in_a_log_is_no_subject_that_could_tell_repairs() {
    let log = log(9, &[]).replace(&format!("{}|\n", sha(7)), &format!("{}|hotfix/tax, release/5.x\n", sha(7)));
    assert!(log.contains("|hotfix/tax"));
    let data =
        joined(&[("deployments.csv", deployments("sha", [&sha(2), &sha(8)]).as_bytes()), ("log.txt", log.as_bytes())]);
    assert_eq!(measure(&[&data], &Question::default()).overall.rework_rate.rework, None);
}

#[test]
fn a_type_tells_repairs_only_where_it_tells_kinds_of_work() {
    for (kinds, rework) in
        [(["deployment"; 2], None), (["normal", "normal"], Some(0)), (["deployment", "hotfix"], Some(1))]
    {
        let text = format!(
            "id,environment,type,deployed_at,status\n1,production,{},2026-09-03T12:00:00Z,success\n\
             2,production,{},2026-09-09T12:00:00Z,success\n",
            kinds[0], kinds[1]
        );
        let told = measure(&[&joined(&[("x.csv", text.as_bytes())])], &Question::default()).overall.rework_rate.rework;
        assert_eq!(told, rework, "{kinds:?}");
    }
}

#[test]
fn a_commit_may_carry_several_tags() {
    let log = log(9, &[(2, "v1.0-rc1, tag: v1.0, tag: stable"), (7, "v1.1")]);
    assert_eq!(lead_times(&deployments("version", ["v1.0", "v1.1"]), &log).0, 6);
}

#[test]
fn a_log_without_parents_is_taken_in_its_order() {
    let told = log(9, &[]);
    let bare = |line: &str| line.splitn(4, '|').take(3).collect::<Vec<_>>().join("|") + "\n";
    let oldest_first: String = told.lines().map(bare).collect();
    let newest_first: String = told.lines().rev().map(bare).collect();
    let plain = told.lines().rev().fold(String::new(), |log, line| {
        let cells: Vec<&str> = line.split('|').collect();
        log + &format!("commit {}\nAuthor: Dev <d@e>\nDate:   {}\n\n    Work\n\n", cells[0], cells[1])
    });
    for log in [told, oldest_first, newest_first, plain] {
        let (n, median, left_out) = lead_times(&deployments("sha", [&sha(2), &sha(7)]), &log);
        assert_eq!((n, median, left_out.changes_before_first_deployment), (6, Some(60.0), 2), "{log}");
        let findings = read_file("log.txt", log.as_bytes()).findings;
        let is_told = findings.contains(&crate::delivery::Finding::ParentsAssumed { commits: 8 });
        assert_eq!(is_told, !log.contains(&format!("|{}|", sha(0))), "{findings:?}");
    }
}

#[test]
fn lists_are_found_within_the_wrappings_of_many_tools() {
    let run = r#"[{"id":"1","environment":"production","status":"success","finished_at":"2026-09-03T12:00:00Z"},
        {"id":"2","environment":"production","status":"success","finished_at":"2026-09-04T12:00:00Z"}]"#;
    for (before, after) in [
        (r#"{"status":"SUCCESS","data":{"pageIndex":0,"content":"#, "}}"),
        (r#"{"err":0,"result":{"page":1,"deploys":"#, "}}"),
        (r#"{"_links":{"self":"x"},"pipelines":"#, "}"),
    ] {
        let text = [before, run, after].concat();
        let frequency =
            measure(&[&joined(&[("x.json", text.as_bytes())])], &Question::default()).overall.deployment_frequency;
        assert_eq!(frequency.deployments, 2, "{before}");
    }
}

#[test]
fn previews_of_netlify_are_not_production() {
    let deploy = |id: u8, context: &str| {
        format!(
            r#"{{"id":"n{id}","name":"shop","state":"ready","context":"{context}","branch":"main","deploy_time":42,
            "created_at":"2026-09-0{id}T09:50:00Z","published_at":"2026-09-0{id}T10:00:00Z"}}"#
        )
    };
    let text = format!("[{},{},{}]", deploy(1, "production"), deploy(2, "deploy-preview"), deploy(3, "production"));
    let read = read_file("netlify.json", text.as_bytes());
    let told: Vec<(&str, u64, bool)> = read.environments.iter().map(|e| (e.name.as_str(), e.rows, e.ticked)).collect();
    assert_eq!(told, [("production", 2, true), ("deploy-preview", 1, false)]);
}

#[test]
fn tags_of_versions_that_were_deployed_are_no_further_deployments() {
    let tags = read_file("tags.txt", b"v1.0|2026-09-01T10:00:00Z\nv1.1|2026-09-02T10:00:00Z\n");
    let deployed = |environment: &str, version: &str| {
        let text =
            format!("environment,version,deployed_at,status\n{environment},{version},2026-09-03T10:00:00Z,success\n");
        read_file("deploys.csv", text.as_bytes())
    };
    for (environment, version, is_counted) in
        [("production", "1.1", false), ("production", "7.0", true), ("staging", "v1.1", true), ("", "v1.1", true)]
    {
        let reads = [tags.clone(), deployed(environment, version)];
        let ticked = Choices::proposed(&reads).environments;
        assert_eq!(ticked.contains(""), is_counted, "{environment} {version}");
    }
}
