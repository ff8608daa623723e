//! Maps to start from, in the form of rows: steps, teams and typical flows, but no figures. Those a team must ask itself.

/// A stream to start from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Template {
    /// From a request to running software.
    SoftwareDelivery,
    /// From a failure to the restored service.
    Incident,
    /// From a finished change to its leave to go live.
    ChangeApproval,
    /// From a customer's question to the answer.
    SupportRequest,
    /// From an order to its payment: an office mapped as a factory is, with inventories and a supplier.
    Office,
}

impl Template {
    /// All templates.
    pub const ALL: [Self; 5] =
        [Self::SoftwareDelivery, Self::Incident, Self::ChangeApproval, Self::SupportRequest, Self::Office];

    /// Its rows in the page's language, to be read by [`read_rows`](super::read_rows).
    pub fn rows(self) -> &'static str {
        self.rows_in(cfg!(all(feature = "german", not(test))))
    }

    fn rows_in(self, german: bool) -> &'static str {
        macro_rules! file {
            ($name:literal) => {
                if german {
                    include_str!(concat!("../../../assets/templates/", $name, ".de.tsv"))
                } else {
                    include_str!(concat!("../../../assets/templates/", $name, ".tsv"))
                }
            };
        }
        match self {
            Self::SoftwareDelivery => file!("software-delivery"),
            Self::Incident => file!("incident"),
            Self::ChangeApproval => file!("change-approval"),
            Self::SupportRequest => file!("support-request"),
            Self::Office => file!("office"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::read_rows;
    use super::*;
    use crate::id::MapId;
    use crate::stream::{FlowKind, StepKind, StreamMap, measure};

    #[test]
    fn every_template_is_a_whole_stream_without_figures() {
        for (template, german) in Template::ALL.into_iter().flat_map(|one| [(one, false), (one, true)]) {
            let mut next = 0;
            let rows = read_rows(template.rows_in(german), &mut || {
                next += 1;
                next
            });
            assert_eq!(rows.problems, [], "{template:?}");
            assert!(rows.has_heading && rows.loose_ends.is_empty() && rows.is_open, "{template:?}");
            let map = StreamMap { steps: rows.steps, flows: rows.flows, ..StreamMap::new(MapId::from_bits(1), "") };
            let summary = measure(&map);
            assert!((8..=12).contains(&summary.steps), "{template:?}: {}", summary.steps);
            assert_eq!((summary.lead_time.known, summary.rework_flows.len()), (0, 1), "{template:?}");
            assert!(summary.dead_ends.is_empty() && summary.flow_problems.is_empty(), "{template:?}");
            let is_rework = |kind: &FlowKind| matches!(kind, FlowKind::Rework { share: None });
            assert_eq!(map.flows.iter().filter(|flow| is_rework(&flow.kind)).count(), 1, "{template:?}");
            for step in &map.steps {
                assert_eq!(step.team.is_empty(), step.kind != StepKind::Process, "{template:?}: {}", step.name);
                assert!(step.lead_time.is_none() && step.process_time.is_none() && step.percent_ca.is_none());
            }
            for (end, kind) in [(summary.path.first(), "start"), (summary.path.last(), "end")] {
                let party = end.and_then(|id| map.step(*id)).map(|step| step.kind);
                assert_eq!(party, Some(StepKind::Outside), "{template:?}: {kind}");
            }
        }
    }
    #[test]
    fn both_languages_have_one_stream() {
        for template in Template::ALL {
            let [english, german] = [false, true].map(|german| {
                let mut next = 0;
                let mut rows = read_rows(template.rows_in(german), &mut || {
                    next += 1;
                    next
                });
                for step in &mut rows.steps {
                    assert_eq!(step.team.trim(), step.team, "{template:?}");
                    (step.name, step.team, step.notes) =
                        (String::new(), String::new(), step.notes.is_empty().to_string());
                }
                (rows.steps, rows.flows)
            });
            assert_eq!(english, german, "{template:?}");
        }
    }
}
