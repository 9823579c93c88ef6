package vn.motcua.firmware.board.doorbell;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vn.motcua.provisioning.link.LinkForm;

/** The links of a doorbell: a family of its own, of which no other kind knows. */
public sealed interface DoorbellLink {
  /** {@code bell:PORT}, a wire to a port of this machine. */
  record Wired(int port) implements DoorbellLink {
    @Override
    public String toString() {
      return "bell:" + port;
    }
  }

  /** How it is written. */
  LinkForm<DoorbellLink> FORM =
      new LinkForm<>(List.of(DoorbellLink::wired), "is not a link; write bell:PORT", new Wired(0));

  private static Optional<Wired> wired(String text) {
    Matcher form = Pattern.compile("bell:([1-9][0-9]{0,4})").matcher(text);
    return form.matches()
        ? Optional.of(new Wired(Integer.parseInt(form.group(1))))
        : Optional.empty();
  }
}
