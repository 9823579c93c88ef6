#!/bin/sh
# Measures the time until a board serves its first page, its processor time and its resident memory: five starts
# with the launcher, on an empty ledger, without devices and without a broker; the last line has the medians.
#   bench/board-start.sh     needs curl; MOTCUA_JAVA_OPTS as for the launcher
set -eu
home=$(CDPATH='' cd -- "$(dirname -- "$(readlink -f -- "$0")")/.." && pwd)
"$home/motcua" about >/dev/null # builds where a source is newer
scratch=$(mktemp -d)
board=
trap '[ -z "$board" ] || kill "$board" 2>/dev/null; rm -rf "$scratch"' EXIT
cp "$home/provisioning/src/main/resources/vn/motcua/provisioning/catalogue.example.toml" "$scratch/catalogue.toml"
port=18472
echo 'start  first-page-ms  processor-ms  resident-kB'
for start in 1 2 3 4 5; do
  cat >"$scratch/board.toml" <<TOML
centre = "minh-hoa"
board = "mot-cua-1"
roles = ["ticket", "counter", "display"]
data = "$scratch/data-$start"
[broker]
url = "tcp://127.0.0.1:1"
[web]
port = $port
TOML
  begin=$(date +%s%N)
  "$home/motcua" board --config "$scratch/board.toml" >"$scratch/log" 2>&1 &
  board=$!
  until curl -fs -o "$scratch/page" "http://127.0.0.1:$port/"; do
    kill -0 "$board" 2>/dev/null || { cat "$scratch/log" >&2; exit 1; }
    sleep 0.01
  done
  end=$(date +%s%N)
  sleep 10 # the practice of drivers and the first seal are over
  ticks=$(awk '{ print $14 + $15 }' "/proc/$board/stat")
  resident=$(awk '/^VmRSS/ { print $2 }' "/proc/$board/status")
  echo "$start      $(((end - begin) / 1000000))          $((ticks * 1000 / $(getconf CLK_TCK)))         $resident" | tee -a "$scratch/seen"
  kill "$board"
  wait "$board" || true
  board=
done
median() { awk -v of="$1" '{ print $of }' "$scratch/seen" | sort -n | sed -n 3p; }
echo "median $(median 2)          $(median 3)         $(median 4)"
