//! What becomes of whole workshops: their history in deeds, going back to an earlier moment, taking in what another copy
//! has, and all of them in one backup.
//!
//! Only the page's second program shows any of this.

mod backup;
mod history;
mod kin;
mod restore;
mod zip;

pub use backup::{BACKUP_EXTENSION, MemberNames, datasets_mentioned, is_workshop_name, write_lines};
pub use history::{Sitting, moment_after, retold, sittings};
pub use kin::{Kinship, kinship, probes};
pub use restore::edits_towards;
pub use zip::{
    Crc32, Directory, LOCAL_HEADER_BYTES, Member, Packing, TAIL_BYTES, TooLarge, ZipWriter, crc32, find_directory,
    local_member, read_directory,
};
