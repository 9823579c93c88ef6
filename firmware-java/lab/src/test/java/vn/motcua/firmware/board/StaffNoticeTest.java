package vn.motcua.firmware.board;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import vn.motcua.bridge.link.socket.CertificateTrouble;
import vn.motcua.bridge.link.socket.CertificateTrouble.Whose;

/** What staff read when the time keeps a board from its case server. */
class StaffNoticeTest {
  private static final Instant FROM = Instant.parse("2026-03-01T05:00:00Z");
  private static final Instant UNTIL = Instant.parse("2026-06-30T05:00:00Z");

  @Test
  void aClockBeforeTheCertificateIsNamedWithBothDates() {
    Instant now = Instant.parse("2020-01-02T05:00:00Z");
    assertThat(StaffNotice.certificate(new CertificateTrouble(Whose.BROKER, FROM, UNTIL, now)))
        .contains("báo ngày 02/01/2020", "sớm hơn ngày 01/03/2026", "chứng thư của máy chủ")
        .doesNotContain("%");
  }

  @Test
  void anExpiredCertificateIsNamedWithBothDates() {
    Instant now = Instant.parse("2026-11-30T05:00:00Z");
    assertThat(StaffNotice.certificate(new CertificateTrouble(Whose.OWN, FROM, UNTIL, now)))
        .contains("chứng thư của máy này", "hết hạn ngày 30/06/2026", "báo ngày 30/11/2026")
        .doesNotContain("%");
  }
}
