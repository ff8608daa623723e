//! What can go wrong with storage: the errors of the browser and of the library, joined into one.

use indexed_db_futures::error::{Error, OpenDbError, UnexpectedDataError};
use web_sys::DomException;

use crate::platform::scope;

/// Why something could not be stored or read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum StorageError {
    /// This browser has no `IndexedDB`, or does not let this page use it (private windows, blocked site data).
    #[error("IndexedDB is not available")]
    Missing,
    /// The database could not be opened in time, most often because another tab holds an older version of it open.
    /// Closing the other tabs helps.
    #[error("the database is blocked")]
    Blocked,
    /// The database was upgraded by a newer release. Reloading the page helps.
    #[error("the database belongs to a newer release")]
    NewerVersion,
    /// The database was gone and had to be made anew: what it held is not there any more (S9). Reported once; what
    /// is in memory can be written in full then.
    #[error("the database vanished")]
    Vanished,
    /// The disk is full, or the browser gives this site no more room. What was saved is still there (S7).
    #[error("no room left")]
    Quota,
    /// The connection is closed, and could not be opened again.
    #[error("the connection is closed")]
    Closed,
    /// The browser broke the transaction off, twice. Nothing of it was written.
    #[error("the transaction was aborted")]
    Aborted,
    /// Something else, in the browser's own words.
    #[error("{0}")]
    Other(String),
}

impl StorageError {
    /// From the exception of a request or a transaction.
    pub(super) fn from_exception(exception: &DomException) -> Self {
        match exception.name().as_str() {
            "QuotaExceededError" => Self::Quota,
            "VersionError" => Self::NewerVersion,
            "InvalidStateError" => Self::Closed,
            "AbortError" | "TransactionInactiveError" => Self::Aborted,
            "SecurityError" | "NotAllowedError" => Self::Missing,
            _ => Self::Other(scope::words_of(exception)),
        }
    }

    /// Whether a new connection may help. `Other` is among them: Safari has no name of its own for a lost database
    /// process.
    pub(super) fn is_worth_another_try(&self) -> bool {
        matches!(self, Self::Closed | Self::Aborted | Self::Other(_))
    }
}

impl From<Error> for StorageError {
    fn from(error: Error) -> Self {
        match error {
            Error::DomException(exception) => Self::from_exception(&exception.into()),
            Error::MissingData(UnexpectedDataError::TransactionAborted) => Self::Aborted,
            Error::Unknown(thrown) => Self::Other(scope::words_of(thrown.as_ref())),
            other => Self::Other(other.to_string()),
        }
    }
}

impl From<OpenDbError> for StorageError {
    fn from(error: OpenDbError) -> Self {
        match error {
            OpenDbError::Base(error) => Self::from(error),
            // `VersionZero` is said of every call that throws; the version is never zero here, so it was refused.
            OpenDbError::UnsupportedEnvironment | OpenDbError::NullFactory | OpenDbError::VersionZero => Self::Missing,
        }
    }
}
