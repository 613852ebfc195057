#!/bin/sh
# run.sh [WORKLOAD…] — speed and memory as ratios to the floor of the same run; without arguments all of them.
#
# The floor is the same output with no engine (floor.c). Each figure is the median of $TIMES rounds; ours and the floor
# take turns in a round, since a machine's speed drifts. Files go to memory where there is /dev/shm: making a file on ext4
# costs up to ten times as much for some seconds after others were deleted, by whomever. Nothing here is an assertion.
set -eu
cd "$(dirname "$0")/../.."
B=${B:-build/release} PISAR=${PISAR:-$PWD/build/release/pisar}
TIMES=${TIMES:-5}
bench=$PWD/tests/bench tools=$PWD/$B/tests/tools floor=$PWD/$B/tests/bench/floor
[ ! -w /dev/shm ] || export TMPDIR="${TMPDIR:-/dev/shm}"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trap 'exit 1' HUP INT TERM
export LC_ALL=C.UTF-8

. "$bench/measure.sh"
[ $# -gt 0 ] || set -- w1 w2 w3 w4 w5 w6 compile
echo "CPU time, medians of $TIMES rounds; × floor: the same documents with no engine. Load of the machine: $(cut -d' ' -f1 /proc/loadavg)"
for workload; do
    mkdir "$work/$workload"
    (. "$bench/$workload.sh")
    rm -rf "${work:?}/$workload"
done
