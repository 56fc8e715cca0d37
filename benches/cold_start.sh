#!/usr/bin/env bash
# Time from start to the first frame of an example, and resident memory after it, under Xvfb.
# The window is mapped when its first frame is painted; it is looked for every few milliseconds.
# usage: benches/cold_start.sh [BINARY] [MODEL] [RUNS]
set -euo pipefail
binary=${1:-target/release/laneway}
model=${2:-examples/complaint.laneway.ron}
runs=${3:-7}
work=$(mktemp -d)
export XDG_DATA_HOME="$work" LIBGL_ALWAYS_SOFTWARE=1
unset WAYLAND_DISPLAY || true
exec 6>"$work/display"
# A server that resets when its last window closes may do so beneath the next one.
Xvfb -displayfd 6 -noreset -screen 0 1280x800x24 2>/dev/null &
server=$!
trap 'kill $server 2>/dev/null || true; rm -rf "$work"' EXIT
until [ -s "$work/display" ]; do sleep 0.1; done
DISPLAY=":$(cat "$work/display")"
export DISPLAY
for run in $(seq 0 "$runs"); do
  start=$(date +%s%N)
  "$binary" "$model" >/dev/null 2>&1 &
  program=$!
  until xdotool search --onlyvisible --class laneway >/dev/null 2>&1; do
    kill -0 "$program" 2>/dev/null || { echo "run $run: the program ended before it showed a window" >&2; exit 1; }
  done
  shown=$(date +%s%N)
  sleep 1
  memory=$(awk '/VmRSS/{print $2}' "/proc/$program/status")
  kill "$program" && wait "$program" 2>/dev/null || true
  [ "$run" -gt 0 ] && echo "$(((shown - start) / 1000000)) $((memory / 1024))"
done | sort -n | awk '{ms[NR]=$1; if ($2>mb) mb=$2} END {printf "first frame: median %d ms (%d to %d), %d runs; memory at most %d MB\n", ms[int((NR+1)/2)], ms[1], ms[NR], NR, mb}'
