#!/bin/sh
# make-voice.sh DIR: writes the words for calling numbers as DIR/<word>.wav, spoken by
# espeak-ng's Vietnamese voice. A centre with recordings of a speaker puts them there instead,
# under the same names. The board serves DIR when it is the directory "voice" in its data directory.
set -eu
[ $# = 1 ] || { echo "usage: make-voice.sh DIR   (such as /var/lib/motcua/voice)" >&2; exit 2; }
command -v espeak-ng >/dev/null || { echo "espeak-ng is missing: apt-get install espeak-ng" >&2; exit 2; }
mkdir -p "$1"

# say WORD TEXT: 130 words a minute, northern voice, 22 050 Hz mono.
say() {
  espeak-ng -v vi -s 130 -z -w "$1.wav.new" "$2"
  mv "$1.wav.new" "$1.wav"
}

cd "$1"
say moi-cong-dan-so "mời công dân số"
say den-quay-so "đến quầy số"
say so-cua-ong-ba-la "số của ông bà là"
digit=0
for word in không một hai ba bốn năm sáu bảy tám chín; do
  say "$digit" "$word"
  digit=$((digit + 1))
done
# Counters may have a letter in their id, such as A1.
for letter in a b c d e g h k l m n p q; do
  say "$letter" "$letter"
done
chmod 0644 ./*.wav
echo "$(ls ./*.wav | wc -l) words in $(pwd)"
