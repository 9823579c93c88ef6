#!/bin/sh
# Makes DIR/vmlinuz and DIR/initrd.gz: Debian's own kernel with the modules the device tests need,
# and gpio-sim, which Debian leaves out, built from Debian's source of the same kernel.
# Usage: prepare.sh DIR. Exit 0: ready; 77: cannot be made here, the reason is on standard output.
set -eu
DIR=$1
HERE=$(cd "$(dirname "$0")" && pwd)
mkdir -p "$DIR"
cd "$DIR"

skip() { echo "SKIP: $*"; exit 77; }

root=
[ "$(id -u)" = 0 ] || root="sudo -n"

need() { # command package
  command -v "$1" >/dev/null && return 0
  command -v apt-get >/dev/null || skip "$1 is missing and there is no apt-get to install $2 with"
  $root apt-get install -y -q --no-install-recommends "$2" >>apt.log 2>&1 ||
    skip "$1 is missing and $2 could not be installed (see $DIR/apt.log)"
}

[ "$(uname -m)" = x86_64 ] || skip "the recipe is for x86-64, this machine is $(uname -m)"
need qemu-system-x86_64 qemu-system-x86
need busybox busybox-static
need cpio cpio
need modprobe kmod
BUSYBOX=$(command -v busybox)
cp "$BUSYBOX" busybox.new && ! ldd busybox.new >/dev/null 2>&1 || skip "busybox is not the static one; install busybox-static"

if [ ! -d boot ]; then
  image=$(apt-cache depends linux-image-amd64 2>/dev/null | sed -n 's/.*Depends: \(linux-image-.*\)/\1/p' | head -1)
  [ -n "$image" ] || skip "apt-cache knows no linux-image-amd64; run apt-get update"
  apt-get download "$image" >>apt.log 2>&1 || skip "$image could not be downloaded (see $DIR/apt.log)"
  rm -rf boot.new && dpkg-deb -x linux-image-*.deb boot.new && rm -f linux-image-*.deb
  mv boot.new boot
fi
VERSION=$(ls boot/lib/modules)

# gpio-sim with irq_sim in one module. Without it everything but GPIO is tested.
build_gpio_sim() {
  series=$(echo "$VERSION" | cut -d. -f1,2)
  need make make && need gcc gcc || return 1
  mkdir -p headers && cd headers
  packages="linux-headers-$VERSION linux-kbuild-$series linux-source-$series"
  packages="$packages $(apt-cache depends "linux-headers-$VERSION" |
    sed -n 's/.*Depends: \(linux-headers-.*-common\|linux-compiler-.*\)/\1/p')"
  apt-get download $packages && for deb in *.deb; do dpkg-deb -x "$deb" .; done && rm -f ./*.deb
  tree=$PWD/usr/src/linux-headers-$VERSION
  sed -i "s#include /usr/src#include $PWD/usr/src#" "$tree/Makefile"
  tar -xJf "usr/src/linux-source-$series.tar.xz" "linux-source-$series/drivers/gpio" "linux-source-$series/kernel/irq"
  rm -f "usr/src/linux-source-$series.tar.xz"
  mkdir -p sim && cp "linux-source-$series"/drivers/gpio/gpio-sim.c "linux-source-$series"/drivers/gpio/gpiolib.h "linux-source-$series"/kernel/irq/irq_sim.c sim/
  # The only change: a function that Debian's kernel does not export to modules.
  sed -i 's/handle_simple_irq(irq_to_desc(irqnum));/generic_handle_irq_safe(irqnum);/' sim/irq_sim.c
  printf 'obj-m := gpiosim.o\ngpiosim-y := gpio-sim.o irq_sim.o\n' >sim/Makefile
  make -s -C "$tree" M="$PWD/sim" modules && cp sim/gpiosim.ko .. && cd .. && rm -rf headers
}
if [ ! -f gpiosim.ko ] && [ ! -f gpiosim.failed ]; then
  (build_gpio_sim) >gpiosim.log 2>&1 || { touch gpiosim.failed; echo "gpio-sim could not be built (see $DIR/gpiosim.log)"; }
fi

MODULES="dummy_hcd libcomposite usb_f_printer usb_f_hid usb_f_acm usblp usbhid hid-generic cdc-acm
  uinput evdev vivid virtio_pci 9pnet_virtio 9p"
depmod -b boot "$VERSION"
rm -rf initrd && mkdir -p initrd/bin initrd/proc initrd/sys initrd/dev initrd/host initrd/modules
cp "$BUSYBOX" initrd/bin/busybox
cp "$HERE/init" initrd/init && chmod 755 initrd/init
: >initrd/modules/order
for module in configfs $MODULES; do
  modprobe -d boot -S "$VERSION" --show-depends "$module" | sed -n 's/^insmod //p' >>initrd/modules/order.all
done
awk '!seen[$1]++' initrd/modules/order.all | while read -r file; do
  cp "$file" initrd/modules/ && basename "$file" >>initrd/modules/order
done
# One camera and one screen, both HDMI, to be looped.
sed -i 's/^\(vivid\.ko.*\)$/\1 n_devs=1 node_types=0x101 num_inputs=1 input_types=3 num_outputs=1 output_types=1/' initrd/modules/order
# Two ports to plug gadgets into.
sed -i 's/^\(dummy_hcd\.ko.*\)$/\1 num=2/' initrd/modules/order
[ -f gpiosim.ko ] && cp gpiosim.ko initrd/modules/ && echo gpiosim.ko >>initrd/modules/order
(cd initrd && find . | cpio -o -H newc --quiet | gzip -1) >initrd.gz
cp boot/boot/vmlinuz-"$VERSION" vmlinuz
