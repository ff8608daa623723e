//! Gives flows that run in the same gap or strip tracks of their own.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use super::{HALF_GAP, HALF_STRIP};
use crate::order;
use crate::stream::Position;

/// Distance of two tracks where there is room.
const TRACK: f64 = 6.0;
/// What stays free between a track and a step.
const CLEARANCE: f64 = 4.0;
/// Places are compared in this many parts of a map unit.
const PARTS: f64 = 16.0;

/// A leg that may be shifted sideways: neither the first nor the last of its flow, which are bound to their steps.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Leg {
    is_upright: bool,
    /// The gap or strip it runs in.
    channel: i64,
    start: i64,
    end: i64,
    flow: usize,
    /// Its first corner.
    corner: usize,
}

/// Shifts legs that would lie on each other apart.
pub(super) fn spread(paths: &mut [Vec<Position>]) {
    let mut legs: Vec<Leg> = paths.iter().enumerate().flat_map(|(flow, points)| legs(flow, points)).collect();
    order::sort(&mut legs);
    let mut rest = legs.as_slice();
    while let Some(first) = rest.first() {
        let (cluster, others) = rest.split_at(cluster_length(rest, first));
        rest = others;
        if cluster.len() > 1 {
            shift_cluster(paths, cluster, first.is_upright);
        }
    }
}

fn legs(flow: usize, points: &[Position]) -> impl Iterator<Item = Leg> {
    let inner = points.len().saturating_sub(3);
    let parts = |value: f64| (value * PARTS).round() as i64;
    points.iter().zip(points.iter().skip(1)).enumerate().skip(1).take(inner).map(move |(corner, (a, b))| {
        let is_upright = a.x == b.x;
        let (channel, start, end) = if is_upright { (a.x, a.y, b.y) } else { (a.y, a.x, b.x) };
        Leg {
            is_upright,
            channel: parts(channel),
            start: parts(start.min(end)),
            end: parts(start.max(end)),
            flow,
            corner,
        }
    })
}

/// How many of the sorted legs hang together with the first: same channel, each reaching into those before.
fn cluster_length(legs: &[Leg], first: &Leg) -> usize {
    let mut reach = first.end;
    let mut length = 0;
    for leg in legs {
        let is_same_channel = (leg.is_upright, leg.channel) == (first.is_upright, first.channel);
        if length > 0 && !(is_same_channel && leg.start < reach) {
            break;
        }
        reach = reach.max(leg.end);
        length += 1;
    }
    length
}

/// Deals tracks to legs in order of their starts; a track is free again where its last leg ends.
fn shift_cluster(paths: &mut [Vec<Position>], cluster: &[Leg], is_upright: bool) {
    let mut busy: BinaryHeap<Reverse<(i64, usize)>> = BinaryHeap::new();
    let mut tracks = 0;
    let mut track_of = Vec::with_capacity(cluster.len());
    for leg in cluster {
        let free = busy.peek().filter(|Reverse((end, _))| *end <= leg.start).map(|Reverse((_, track))| *track);
        let track = free.unwrap_or(tracks);
        if free.is_some() {
            busy.pop();
        } else {
            tracks += 1;
        }
        busy.push(Reverse((leg.end, track)));
        track_of.push(track);
    }
    let room = 2.0 * (if is_upright { HALF_GAP } else { HALF_STRIP } - CLEARANCE);
    let between = (room / (tracks.max(2) - 1) as f64).min(TRACK);
    for (leg, track) in cluster.iter().zip(track_of) {
        shift(paths, leg, (track as f64 - (tracks - 1) as f64 / 2.0) * between);
    }
}

fn shift(paths: &mut [Vec<Position>], leg: &Leg, by: f64) {
    let Some(points) = paths.get_mut(leg.flow) else { return };
    for point in points.iter_mut().skip(leg.corner).take(2) {
        if leg.is_upright {
            point.x += by;
        } else {
            point.y += by;
        }
    }
}
