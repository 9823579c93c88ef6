package vn.motcua.firmware.queue.touch;

import java.util.Arrays;

/** Why a slip is printed again: a closed list, so that no free text gets into an event. */
public enum ReprintReason {
  /** Công dân làm mất phiếu. */
  LOST("lost"),
  /** Phiếu bị mờ hoặc rách. */
  UNREADABLE("unreadable"),
  /** Máy in hết giấy khi in. */
  PAPER_OUT("paper-out");

  private final String id;

  ReprintReason(String id) {
    this.id = id;
  }

  /** Whether a reason with this id is on the list. */
  public static boolean isKnown(String id) {
    return Arrays.stream(values()).anyMatch(each -> each.id.equals(id));
  }
}
