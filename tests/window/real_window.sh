#!/usr/bin/env bash
# Starts the release binary in a real window, works in it with keys and mouse, and checks the files it leaves.
# usage: tests/window/real_window.sh target/release/laneway
set -euo pipefail

binary=$(realpath "$1")
here=$(cd "$(dirname "$0")/../.." && pwd)
work=$(mktemp -d)
export XDG_DATA_HOME="$work/data" XDG_CONFIG_HOME="$work/config"
export LANEWAY_NO_SYSTEM_DIALOGS=1 LIBGL_ALWAYS_SOFTWARE=1 WINIT_X11_SCALE_FACTOR=1
unset WAYLAND_DISPLAY || true

pids=()
finish() {
  status=$?
  if [ "$status" -ne 0 ]; then
    mkdir -p "$here/target/window-test"
    import -window root "$here/target/window-test/failed.png" 2>/dev/null || true
    echo "the window test failed; what the program said, and target/window-test/failed.png shows the screen:" >&2
    cat "$work/said" >&2 || true
  fi
  for pid in "${pids[@]}"; do kill "$pid" 2>/dev/null || true; done
  rm -rf "$work"
  exit "$status"
}
trap finish EXIT

fail() { echo "FAILED: $*" >&2; exit 1; }
# until_true SECONDS WHAT COMMAND…: waits for a command to succeed.
until_true() {
  local seconds=$1 what=$2
  shift 2
  for _ in $(seq $((seconds * 10))); do
    if "$@" >/dev/null 2>&1; then return 0; fi
    sleep 0.1
  done
  fail "$what (waited ${seconds}s)"
}
key() { for k in "$@"; do xdotool key --clearmodifiers "$k"; sleep 0.25; done; }
words() { xdotool type --delay 25 "$1"; sleep 0.3; }
titled() { xdotool getwindowname "$window" | grep -q -- "$1"; }

# Without a display: one line that names the export command, and exit code 2.
set +e
said=$(env -u DISPLAY -u WAYLAND_DISPLAY "$binary" "$here/examples/complaint.laneway.ron" 2>&1)
code=$?
set -e
[ "$code" -eq 2 ] || fail "without a display the exit code is $code, not 2"
[ "$(printf '%s\n' "$said" | wc -l)" -eq 1 ] || fail "without a display more than one line: $said"
printf '%s' "$said" | grep -q 'laneway export' || fail "without a display the export command is not named: $said"

exec 6>"$work/display"
Xvfb -displayfd 6 -screen 0 1280x800x24 2>/dev/null &
pids+=($!)
until_true 20 "Xvfb starts" test -s "$work/display"
DISPLAY=":$(cat "$work/display")"
export DISPLAY
openbox >/dev/null 2>&1 &
pids+=($!)
sleep 1

model="$work/complaint.laneway.ron"
cp "$here/examples/complaint.laneway.ron" "$model"
"$binary" "$model" >"$work/said" 2>&1 &
program=$!
pids+=("$program")
find_window() { window=$(xdotool search --onlyvisible --class laneway | tail -1) && [ -n "$window" ]; }
until_true 30 "the window opens" find_window
until_true 10 "the title names the file" titled complaint
xdotool windowsize --sync "$window" 1280 760 && xdotool windowmove "$window" 0 0
xdotool windowfocus --sync "$window" || true
sleep 1

# In a table: the third view is the SIPOC; a supplier typed into its first cell becomes a party, and undo takes it back.
key ctrl+Next ctrl+Next Tab
words "Parcel courier"
key Return ctrl+s
until_true 10 "the typed supplier is saved as a party" grep -q 'name: "Parcel courier"' "$model"
key ctrl+z ctrl+s
until_true 10 "undo takes the supplier back" sh -c "! grep -q 'Parcel courier' '$model'"
cmp -s "$here/examples/complaint.laneway.ron" "$model" || fail "undo did not restore the very bytes of the example"
key Escape ctrl+Next

# By keyboard, in the swimlane: walk to a step, rename it, add another after it, save.
key Right F2 ctrl+a
words "Sees the fault at home"
key Return
words "Looks for the receipt"
key Escape
key ctrl+s
until_true 10 "the new name is saved" grep -q 'name: "Sees the fault at home"' "$model"
"$binary" fmt --check "$model" || fail "the saved file is not canonical"
steps_before=$(grep -c 'lane: "' "$model")

# By keyboard: a connected step in the next lane, saved; then undone, saved.
key ctrl+Down
words "Rings at the counter"
key Return Escape ctrl+s
until_true 10 "the added step is saved" grep -q 'name: "Rings at the counter"' "$model"
gone() { key ctrl+z ctrl+s && sleep 0.5 && ! grep -q 'name: "Rings at the counter"' "$model"; }
until_true 1 "undo takes the step back" gone
grep -q 'name: "Sees the fault at home"' "$model" || fail "undo took more back than the added step"
[ "$(grep -c 'lane: "' "$model")" -le "$steps_before" ] || fail "undo left steps behind"

# By mouse: pressing on the canvas and dragging the selection box, then everything away and back.
cp "$model" "$work/before.ron"
xdotool mousemove --window "$window" 640 700 mousedown 1 mousemove --window "$window" 700 720 mouseup 1
sleep 0.3
key ctrl+a Delete
# Touchpoints, cards and the SIPOC refer to these steps: the program asks, and Enter lets them go.
sleep 0.7
key Return ctrl+s
emptied() { ! grep -q 'Sees the fault at home' "$model"; }
until_true 10 "delete is saved" emptied
key ctrl+z ctrl+s
until_true 10 "undo restores the very bytes" cmp "$work/before.ron" "$model"

# Export through the window, and the same from the command line.
key ctrl+e
sleep 0.5
key Return
sleep 0.7
key ctrl+a
words "$work/window.svg"
key Return
until_true 10 "the window writes an SVG" test -s "$work/window.svg"
grep -q 'Sees the fault at home' "$work/window.svg" || grep -q 'Sees the fault' "$work/window.svg" ||
  fail "the exported SVG does not hold the new name"
"$binary" export "$model" -o "$work/line.svg" >/dev/null
ls "$work"/line*.svg >/dev/null
cmp "$work/window.svg" "$work"/line-*.svg 2>/dev/null || {
  same=no
  for file in "$work"/line*.svg; do cmp -s "$work/window.svg" "$file" && same=yes; done
  [ "$same" = yes ] || fail "the window and the command line export different pictures"
}
"$binary" export "$model" -o "$work/picture.png" --theme print >/dev/null
for picture in "$work"/picture*.png; do
  [ "$(head -c 4 "$picture" | tail -c 3)" = PNG ] || fail "$picture is not a PNG"
done

# A BPMN file opens too, and quitting with changes asks first.
key Right F2 ctrl+a
words "Not saved"
key Return Escape
key ctrl+q
sleep 1
kill -0 "$program" 2>/dev/null || fail "quitting with unsaved changes did not ask"
grep -q 'Not saved' "$model" && fail "quitting wrote the file unasked"
key Escape
sleep 0.5
kill -0 "$program" 2>/dev/null || fail "cancel did not keep the window open"
key ctrl+s
until_true 10 "the last name is saved" grep -q 'Not saved' "$model"
key ctrl+q
quit() { ! kill -0 "$program" 2>/dev/null; }
until_true 10 "the program quits" quit
if ls "$work" | grep -qE '\.(tmp|temp)|~$'; then fail "a temporary file was left: $(ls "$work")"; fi
echo "the real window: keys, mouse, undo, save, export, guard, all as expected"
