//! ZIP archives: written without packing, read as far as they are whole.
//!
//! The writer gives what stands around each member and lets the caller write the member itself, so that an archive of
//! many large files never stands in memory as a whole. The reader is given the parts it asks for. Beyond 4 GiB the format
//! needs other fields (ZIP64), which are neither written nor read.

/// A member before its bytes: this much stands at least in front of them.
pub const LOCAL_HEADER_BYTES: u64 = 30;
/// The directory's end is to be found within so many bytes of the file's end: its own 22, and a comment.
pub const TAIL_BYTES: u64 = 22 + 65_535;

const LOCAL: u32 = 0x0403_4b50;
const CENTRAL: u32 = 0x0201_4b50;
const END: u32 = 0x0605_4b50;
/// Names are UTF-8.
const UTF8: u16 = 1 << 11;
/// Sizes stand behind the bytes.
const SIZES_FOLLOW: u16 = 1 << 3;
const ENCRYPTED: u16 = 1;

/// The archive would be larger than the format allows: 4 GiB, or 65,535 members.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("larger than a ZIP archive can be")]
pub struct TooLarge;

// ------------------------------------------------------------------------------------------------------------- checksums

const TABLE: [u32; 256] = table();

const fn table() -> [u32; 256] {
    let mut table = [0; 256];
    let mut byte = 0_u32;
    while byte < 256 {
        let mut rest = byte;
        let mut bit = 0;
        while bit < 8 {
            rest = if rest & 1 == 1 { 0xedb8_8320 ^ (rest >> 1) } else { rest >> 1 };
            bit += 1;
        }
        #[allow(clippy::indexing_slicing, reason = "byte is below 256, and this runs when it is compiled")]
        {
            table[byte as usize] = rest;
        }
        byte += 1;
    }
    table
}

/// A checksum (CRC-32, as in ZIP and PNG) over bytes that come in parts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Crc32(u32);

impl Default for Crc32 {
    fn default() -> Self {
        Self(u32::MAX)
    }
}

impl Crc32 {
    /// Takes in the next bytes.
    pub fn add(&mut self, bytes: &[u8]) {
        for byte in bytes {
            let place = (self.0 ^ u32::from(*byte)) & 255;
            self.0 = TABLE.get(place as usize).copied().unwrap_or_default() ^ (self.0 >> 8);
        }
    }

    /// The checksum of all bytes so far.
    pub fn value(self) -> u32 {
        !self.0
    }
}

/// The checksum of these bytes.
pub fn crc32(bytes: &[u8]) -> u32 {
    let mut crc = Crc32::default();
    crc.add(bytes);
    crc.value()
}

// --------------------------------------------------------------------------------------------------------------- writing

/// Writes an archive member by member.
#[derive(Debug, Default)]
pub struct ZipWriter {
    directory: Vec<u8>,
    members: u16,
    at: u64,
}

impl ZipWriter {
    /// What stands in front of a member's bytes; the caller writes this, then the bytes.
    ///
    /// `date_and_time`: year, month, day, hour, minute. Years before 1980 cannot be said and become 1980.
    pub fn member(&mut self, name: &str, date_and_time: [u32; 5], bytes: &[u8]) -> Result<Vec<u8>, TooLarge> {
        let (size, at) = (u32::try_from(bytes.len()), u32::try_from(self.at));
        let (Ok(size), Ok(at), Ok(name_bytes)) = (size, at, u16::try_from(name.len())) else { return Err(TooLarge) };
        self.members = self.members.checked_add(1).ok_or(TooLarge)?;
        let mut common = Vec::with_capacity(26);
        for number in [20, UTF8, 0] {
            push_16(&mut common, number);
        }
        push_32(&mut common, dos_time(date_and_time));
        for number in [crc32(bytes), size, size] {
            push_32(&mut common, number);
        }
        push_16(&mut common, name_bytes);
        push_16(&mut common, 0);
        let mut header = Vec::with_capacity(30 + name.len());
        push_32(&mut header, LOCAL);
        header.extend(&common);
        header.extend(name.as_bytes());
        push_32(&mut self.directory, CENTRAL);
        push_16(&mut self.directory, 20);
        self.directory.extend(&common);
        for _ in 0..3 {
            push_16(&mut self.directory, 0);
        }
        push_32(&mut self.directory, 0);
        push_32(&mut self.directory, at);
        self.directory.extend(name.as_bytes());
        self.at += header.len() as u64 + u64::from(size);
        Ok(header)
    }

    /// What stands at the end of the archive.
    pub fn finish(self) -> Result<Vec<u8>, TooLarge> {
        let (at, bytes) = (u32::try_from(self.at), u32::try_from(self.directory.len()));
        let (Ok(at), Ok(bytes)) = (at, bytes) else { return Err(TooLarge) };
        let mut end = self.directory;
        push_32(&mut end, END);
        for number in [0, 0, self.members, self.members] {
            push_16(&mut end, number);
        }
        push_32(&mut end, bytes);
        push_32(&mut end, at);
        push_16(&mut end, 0);
        Ok(end)
    }
}

/// Date and time as DOS kept them, in steps of two seconds.
fn dos_time([year, month, day, hour, minute]: [u32; 5]) -> u32 {
    let years = year.saturating_sub(1980).min(127);
    (years << 25) | (month.clamp(1, 12) << 21) | (day.clamp(1, 31) << 16) | (hour.min(23) << 11) | (minute.min(59) << 5)
}

fn push_16(out: &mut Vec<u8>, number: u16) {
    out.extend(number.to_le_bytes());
}

fn push_32(out: &mut Vec<u8>, number: u32) {
    out.extend(number.to_le_bytes());
}

// --------------------------------------------------------------------------------------------------------------- reading

/// How a member's bytes are written down.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Packing {
    /// As they are.
    Stored,
    /// Deflated.
    Deflated,
    /// In a way that is not read here: encrypted, or a rare packing.
    Other,
}

/// What the archive says of a member.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Member {
    /// Its name, with folders. To be shown, never to be used as a path.
    pub name: String,
    /// How its bytes are written down.
    pub packing: Packing,
    /// The checksum of its bytes, unpacked.
    pub crc32: u32,
    /// Bytes in the archive.
    pub packed_bytes: u64,
    /// Where its header stands in the archive.
    pub header_at: u64,
    /// Bytes of that header, where they are known; else at least [`LOCAL_HEADER_BYTES`].
    pub header_bytes: Option<u64>,
}

/// Where the directory stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Directory {
    /// Its first byte.
    pub at: u64,
    /// Its length in bytes.
    pub bytes: u64,
    /// How many members it names.
    pub members: usize,
}

/// Finds the directory in the last bytes of an archive. `None`: the archive is cut off, or none at all.
pub fn find_directory(tail: &[u8], archive_bytes: u64) -> Option<Directory> {
    let last = tail.len().checked_sub(22)?;
    (0..=last).rev().find_map(|at| {
        let end = tail.get(at..)?;
        let is_end = u32_at(end, 0)? == END && usize::from(u16_at(end, 20)?) + 22 == end.len();
        let (bytes, start) = (u64::from(u32_at(end, 12)?), u64::from(u32_at(end, 16)?));
        let is_within = start + bytes <= archive_bytes;
        (is_end && is_within).then_some(Directory { at: start, bytes, members: usize::from(u16_at(end, 10)?) })
    })
}

/// The members that a directory names, folders left out. Fewer than it promised: the rest of it is broken.
pub fn read_directory(bytes: &[u8]) -> Vec<Member> {
    let mut members = Vec::new();
    let mut rest = bytes;
    while let Some((member, length)) = central_member(rest) {
        if !member.name.ends_with('/') {
            members.push(member);
        }
        rest = rest.get(length..).unwrap_or_default();
    }
    members
}

fn central_member(bytes: &[u8]) -> Option<(Member, usize)> {
    if u32_at(bytes, 0)? != CENTRAL {
        return None;
    }
    let [name_bytes, extra, comment] = [28, 30, 32].map(|at| u16_at(bytes, at).map(usize::from));
    let (name_bytes, behind) = (name_bytes?, extra? + comment?);
    let member = Member {
        name: String::from_utf8_lossy(bytes.get(46..46 + name_bytes)?).into_owned(),
        packing: packing(u16_at(bytes, 8)?, u16_at(bytes, 10)?),
        crc32: u32_at(bytes, 16)?,
        packed_bytes: u64::from(u32_at(bytes, 20)?),
        header_at: u64::from(u32_at(bytes, 42)?),
        header_bytes: None,
    };
    Some((member, 46 + name_bytes + behind))
}

/// The member whose header begins these bytes, as it stands at a place of the archive. By this an archive is read whose
/// directory is lost: the next header follows its bytes. Of a header with a long name the name may be cut off; its length
/// is right. `None`: there is no header, or it does not say how long the member is.
pub fn local_member(bytes: &[u8], header_at: u64) -> Option<Member> {
    let flags = u16_at(bytes, 6)?;
    let name_bytes = usize::from(u16_at(bytes, 26)?);
    let header_bytes = LOCAL_HEADER_BYTES + name_bytes as u64 + u64::from(u16_at(bytes, 28)?);
    let name = bytes.get(30..(30 + name_bytes).min(bytes.len()))?;
    let is_readable = u32_at(bytes, 0)? == LOCAL && flags & SIZES_FOLLOW == 0;
    is_readable.then_some(Member {
        name: String::from_utf8_lossy(name).into_owned(),
        packing: packing(flags, u16_at(bytes, 8)?),
        crc32: u32_at(bytes, 14)?,
        packed_bytes: u64::from(u32_at(bytes, 18)?),
        header_at,
        header_bytes: Some(header_bytes),
    })
}

impl Member {
    /// Bytes of the header in front of a member, as the header itself says. `None` where there is no header.
    pub fn header_length(header: &[u8]) -> Option<u64> {
        let behind = u64::from(u16_at(header, 26)?) + u64::from(u16_at(header, 28)?);
        (u32_at(header, 0)? == LOCAL).then_some(LOCAL_HEADER_BYTES + behind)
    }
}

fn packing(flags: u16, method: u16) -> Packing {
    match method {
        _ if flags & ENCRYPTED != 0 => Packing::Other,
        0 => Packing::Stored,
        8 => Packing::Deflated,
        _ => Packing::Other,
    }
}

fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    let part = bytes.get(at..at + 2)?;
    Some(u16::from_le_bytes(part.try_into().ok()?))
}

fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    let part = bytes.get(at..at + 4)?;
    Some(u32::from_le_bytes(part.try_into().ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const WHEN: [u32; 5] = [2026, 11, 21, 18, 30];

    fn archive(members: &[(String, Vec<u8>)]) -> Vec<u8> {
        let mut zip = ZipWriter::default();
        let mut out = Vec::new();
        for (name, bytes) in members {
            out.extend(zip.member(name, WHEN, bytes).unwrap());
            out.extend(bytes);
        }
        out.extend(zip.finish().unwrap());
        out
    }

    /// As a caller reads: the tail, the directory, then each member.
    fn read(archive: &[u8]) -> Vec<(String, Vec<u8>)> {
        let tail = &archive[archive.len().saturating_sub(TAIL_BYTES as usize)..];
        let Some(directory) = find_directory(tail, archive.len() as u64) else { return Vec::new() };
        let members = read_directory(&archive[directory.at as usize..][..directory.bytes as usize]);
        assert_eq!(members.len(), directory.members);
        let bytes_of = |member: &Member| {
            let header = &archive[member.header_at as usize..];
            let start = Member::header_length(header).unwrap() as usize;
            header[start..][..member.packed_bytes as usize].to_vec()
        };
        members.iter().map(|member| (member.name.clone(), bytes_of(member))).collect()
    }

    #[test]
    fn the_checksum_is_the_known_one() {
        assert_eq!(crc32(b"123456789"), 0xcbf4_3926);
        assert_eq!(crc32(b""), 0);
        let mut crc = Crc32::default();
        crc.add(b"1234");
        crc.add(b"56789");
        assert_eq!(crc.value(), 0xcbf4_3926);
    }

    #[test]
    fn an_empty_archive_is_the_end_alone() {
        let written = archive(&[]);
        assert_eq!(written.len(), 22);
        assert_eq!(read(&written), []);
    }

    #[test]
    fn the_time_is_written_as_dos_kept_it() {
        assert_eq!(dos_time(WHEN), (46 << 25) | (11 << 21) | (21 << 16) | (18 << 11) | (30 << 5));
        assert_eq!(dos_time([1970, 0, 0, 99, 99]), (1 << 21) | (1 << 16) | (23 << 11) | (59 << 5));
    }

    #[test]
    fn a_cut_archive_gives_its_first_members_by_their_headers() {
        let members = [("a.json".to_owned(), vec![1; 40]), ("b.json".to_owned(), vec![2; 9])];
        let whole = archive(&members);
        let cut = &whole[..whole.len() - 30];
        assert_eq!(find_directory(cut, cut.len() as u64), None);
        let first = local_member(cut, 0).unwrap();
        assert_eq!((first.name.as_str(), first.packed_bytes, first.crc32), ("a.json", 40, crc32(&[1; 40])));
        let next = first.header_bytes.unwrap() + first.packed_bytes;
        let second = local_member(&cut[next as usize..], next).unwrap();
        assert_eq!((second.name.as_str(), second.header_at), ("b.json", next));
        assert_eq!(local_member(b"PK\x01\x02", 0), None);
    }

    proptest! {
        #[test]
        fn what_was_written_is_read_back(
            members in prop::collection::vec(("\\PC{1,20}[a-z]", prop::collection::vec(any::<u8>(), 0..300)), 0..6),
        ) {
            prop_assert_eq!(read(&archive(&members)), members);
        }

        #[test]
        fn no_bytes_break_the_reader(bytes in prop::collection::vec(any::<u8>(), 0..400), at in 0..400usize) {
            let mut archive = archive(&[("a".to_owned(), bytes.clone()), ("b".to_owned(), vec![7])]);
            let place = at % archive.len();
            archive[place] ^= 0x55;
            let _ = find_directory(&archive, archive.len() as u64).map(|found| {
                let end = ((found.at + found.bytes) as usize).min(archive.len());
                read_directory(archive.get(found.at as usize..end).unwrap_or_default())
            });
            let _ = (read_directory(&bytes), local_member(&bytes, 0), Member::header_length(&bytes));
        }
    }
}
