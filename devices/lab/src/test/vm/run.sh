#!/bin/sh
# Boots the kernel that prepare.sh made and runs JOB (a script, absolute path on this machine) in it
# as root, with this machine's files read-only. The console comes out on standard output.
# Usage: run.sh DIR JOB. Exit: that of qemu; 124 after seven minutes.
set -eu
DIR=$1
JOB=$2
# TCG on purpose: the KVM of some hosts does not start a stock kernel.
exec timeout 420 qemu-system-x86_64 -M q35 -accel tcg,thread=multi -cpu max -smp 2 -m 2048 \
  -kernel "$DIR/vmlinuz" -initrd "$DIR/initrd.gz" \
  -append "console=ttyS0 quiet panic=-1 rdinit=/init job=$JOB" \
  -nographic -no-reboot -nic none \
  -virtfs local,path=/,mount_tag=hostroot,security_model=none,readonly=on,multidevs=remap </dev/null
