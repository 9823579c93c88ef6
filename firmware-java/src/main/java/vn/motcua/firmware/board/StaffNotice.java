package vn.motcua.firmware.board;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import vn.motcua.bridge.link.socket.CertificateTrouble;
import vn.motcua.firmware.station.Day;

/** Messages to the staff about faults that can be corrected. Stateless; any thread. */
final class StaffNotice {
  private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("dd/MM/yyyy");

  private StaffNotice() {}

  /** The clock is not believed. */
  static String clock(Instant told) {
    return "Đồng hồ của máy báo ngày "
        + date(told)
        + " là không đúng, nên máy tạm tính giờ tiếp từ lần ghi gần nhất. Xin nối máy với máy"
        + " chủ giờ hoặc chỉnh lại giờ.";
  }

  /** No TLS connection because of the time. */
  static String certificate(CertificateTrouble trouble) {
    String whose = trouble.whose() == CertificateTrouble.Whose.BROKER ? "máy chủ" : "máy này";
    return trouble.isEarly()
        ? ("Không vào được máy chủ: đồng hồ của máy báo ngày %s, sớm hơn ngày %s mà chứng thư của %s"
                + " bắt đầu có hiệu lực. Xin chỉnh lại giờ.")
            .formatted(date(trouble.now()), date(trouble.from()), whose)
        : "Không vào được máy chủ: chứng thư của %s đã hết hạn ngày %s. Đồng hồ của máy báo ngày %s; nếu đúng, xin cấp chứng thư mới."
            .formatted(whose, date(trouble.until()), date(trouble.now()));
  }

  private static String date(Instant at) {
    return DATE.format(Day.local(at));
  }
}
