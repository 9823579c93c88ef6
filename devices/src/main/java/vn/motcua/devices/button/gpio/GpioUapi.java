package vn.motcua.devices.button.gpio;

/**
 * Numbers of {@code linux/gpio.h}, version 2 of the interface (Linux 5.10 and later; sizes and
 * offsets are the same on 32- and 64-bit machines). Masks and value bits count the lines of a
 * request, not the lines of the chip.
 *
 * <pre>
 *   gpiochip_info      68   name 0, label 32, lines 64
 *   line_info         256   name 0, consumer 32, offset 64
 *   line_request      592   offsets 0 (u32 x 64), consumer 256, config.flags 288, num_lines 560,
 *                           event_buffer_size 564, fd 588
 *   line_values        16   bits 0, mask 8
 *   line_event         48   timestamp_ns 0, id 8, offset 12, seqno 16
 * </pre>
 */
final class GpioUapi {
  static final long GET_CHIPINFO = 0x8044b401L;
  static final long GET_LINEINFO = 0xc100b405L;
  static final long GET_LINE = 0xc250b407L;
  static final long GET_VALUES = 0xc010b40eL;
  static final long SET_VALUES = 0xc010b40fL;

  static final long FLAG_INPUT = 1 << 2;
  static final long FLAG_OUTPUT = 1 << 3;
  static final long FLAG_EDGE_RISING = 1 << 4;
  static final long FLAG_EDGE_FALLING = 1 << 5;
  static final long FLAG_BIAS_PULL_UP = 1 << 8;

  static final int NAME_BYTES = 32;
  static final int LINES_MAX = 64;

  static final int CHIPINFO_BYTES = 68;
  static final int CHIPINFO_LABEL = 32;
  static final int CHIPINFO_LINES = 64;

  static final int LINEINFO_BYTES = 256;
  static final int LINEINFO_CONSUMER = 32;
  static final int LINEINFO_OFFSET = 64;

  static final int REQUEST_BYTES = 592;
  static final int REQUEST_CONSUMER = 256;
  static final int REQUEST_FLAGS = 288;
  static final int REQUEST_NUM_LINES = 560;
  static final int REQUEST_EVENT_BUFFER_SIZE = 564;
  static final int REQUEST_FD = 588;

  static final int VALUES_BYTES = 16;
  static final int VALUES_MASK = 8;

  static final int EVENT_BYTES = 48;
  static final int EVENT_ID = 8;
  static final int EVENT_OFFSET = 12;
  static final int EVENT_SEQNO = 16;
  static final int EVENT_ID_RISING = 1;

  private GpioUapi() {}
}
